# headlight_embed_files(TARGET FOLDER): links every file below FOLDER into TARGET as bytes and defines
# `const headlight::EmbeddedFile headlight::embeddedFiles[]`, declared in app/embedded_files.h, with each file's
# path relative to FOLDER.
function(headlight_embed_files target folder)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${folder} ${folder}/*)
  set(assembly ".section .rodata\n")
  set(declarations "")
  set(entries "")
  set(count 0)
  foreach(file IN LISTS files)
    string(APPEND assembly
      ".global headlight_embedded_${count}\n.balign 64\nheadlight_embedded_${count}:\n"
      ".incbin \"${folder}/${file}\"\n.global headlight_embedded_${count}_end\nheadlight_embedded_${count}_end:\n.byte 0\n")
    string(APPEND declarations
      "extern \"C\" const std::byte headlight_embedded_${count}[];\nextern \"C\" const std::byte headlight_embedded_${count}_end[];\n")
    string(APPEND entries
      "    {\"${file}\", headlight_embedded_${count}, headlight_embedded_${count}_end},\n")
    math(EXPR count "${count} + 1")
  endforeach()
  string(APPEND assembly ".section .note.GNU-stack,\"\",@progbits\n")
  set(generated ${CMAKE_CURRENT_BINARY_DIR}/embedded)
  file(CONFIGURE OUTPUT ${generated}/embedded_bytes.S CONTENT "${assembly}" @ONLY)
  file(CONFIGURE OUTPUT ${generated}/embedded_files.cpp @ONLY CONTENT
"#include \"app/embedded_files.h\"

${declarations}
namespace headlight {
const EmbeddedFile embeddedFileTable[] = {
${entries}    {nullptr, nullptr, nullptr}};
}  // namespace headlight
")
  list(TRANSFORM files PREPEND ${folder}/)
  set_source_files_properties(${generated}/embedded_bytes.S PROPERTIES OBJECT_DEPENDS "${files}")
  target_sources(${target} PRIVATE ${generated}/embedded_bytes.S ${generated}/embedded_files.cpp)
endfunction()
