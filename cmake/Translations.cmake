# headlight_translations(TARGET): links every resources/translations/headlight_*.ts into TARGET, as Qt reads it, under
# :/translations. The target "translations" brings the files up to date with the texts of ui/, app/ and core/ (make translations).
function(headlight_translations target)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/resources/translations/headlight_*.ts)
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/translations)
  file(MAKE_DIRECTORY ${folder})
  set(entries "")
  set(compiled "")
  foreach(source IN LISTS sources)
    get_filename_component(name ${source} NAME_WE)
    add_custom_command(OUTPUT ${folder}/${name}.qm DEPENDS ${source}
                       COMMAND Qt6::lrelease -silent ${source} -qm ${folder}/${name}.qm)
    list(APPEND compiled ${folder}/${name}.qm)
    string(APPEND entries "<file>${name}.qm</file>")
  endforeach()
  file(CONFIGURE OUTPUT ${folder}/translations.qrc @ONLY
       CONTENT "<RCC><qresource prefix=\"/translations\">${entries}</qresource></RCC>\n")
  add_custom_command(OUTPUT ${folder}/translations.cpp DEPENDS ${folder}/translations.qrc ${compiled}
                     COMMAND Qt6::rcc --name translations -o ${folder}/translations.cpp ${folder}/translations.qrc)
  set_source_files_properties(${folder}/translations.cpp PROPERTIES SKIP_AUTOGEN ON SKIP_PRECOMPILE_HEADERS ON)
  target_sources(${target} PRIVATE ${folder}/translations.cpp)

  # Of English only the plurals: everything else is said as it is written.
  set(words ${sources})
  list(FILTER words EXCLUDE REGEX "headlight_en\\.ts$")
  set(core_messages ${folder}/core_messages.cpp)
  set(lupdate Qt6::lupdate -silent -I ${CMAKE_SOURCE_DIR} ${CMAKE_SOURCE_DIR}/ui ${CMAKE_SOURCE_DIR}/app -locations none -no-obsolete)
  add_custom_target(translations
                    COMMAND perl resources/translations/core-messages.pl core app > ${core_messages}
                    COMMAND ${lupdate} ${core_messages} -ts ${words}
                    COMMAND ${lupdate} -pluralonly -ts ${CMAKE_SOURCE_DIR}/resources/translations/headlight_en.ts
                    WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} VERBATIM)
endfunction()
