# The options that every target shares: one instruction set, one set of warnings, the sanitizers asked for.
add_library(headlight_options INTERFACE)
target_compile_options(headlight_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
                       -Woverloaded-virtual -Wno-psabi)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 warns of its own AVX-512 headers wherever Eigen uses them (GCC bug 105593), and of its own
  # std::string (105651), the more so where that was precompiled.
  target_compile_options(headlight_options INTERFACE -Wno-uninitialized -Wno-maybe-uninitialized -Wno-restrict
                         -Wno-stringop-overflow -Wno-stringop-overread -Wno-array-bounds)
endif()
if(HEADLIGHT_WERROR)
  target_compile_options(headlight_options INTERFACE -Werror)
endif()
# Every translation unit is built for the same instruction set, since Eigen's alignment depends on it.
# The attention kernels choose theirs at run time and include no Eigen.
if(HEADLIGHT_PORTABLE)
  target_compile_options(headlight_options INTERFACE -march=x86-64-v2)
else()
  target_compile_options(headlight_options INTERFACE -march=native)
endif()
if(HEADLIGHT_SANITIZE)
  target_compile_options(headlight_options INTERFACE -fsanitize=${HEADLIGHT_SANITIZE} -fno-omit-frame-pointer
                         -fno-sanitize-recover=all)
  if(HEADLIGHT_SANITIZE STREQUAL "address,undefined")
    # A null pointer, a wrong size and a dead object stop the program under the address sanitizer by themselves; asking
    # before every access as well takes the compiler a third longer.
    target_compile_options(headlight_options INTERFACE -fno-sanitize=null,object-size,vptr)
  endif()
  target_link_options(headlight_options INTERFACE -fsanitize=${HEADLIGHT_SANITIZE})
endif()

# For tests, linked last: leaves out what the sanitizers would ask of a test's own stack and arithmetic. That is the
# larger half of what compiling tests takes, full of tables of temporaries as they are. What they call is asked all.
add_library(headlight_test_options INTERFACE)
if(HEADLIGHT_SANITIZE STREQUAL "address,undefined" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(headlight_test_options INTERFACE -fno-sanitize=undefined
                         -fno-sanitize-address-use-after-scope "SHELL:--param asan-stack=0")
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()
find_program(LLD_PROGRAM ld.lld)
if(LLD_PROGRAM)
  add_link_options(-fuse-ld=lld)
endif()

# headlight_precompile(TARGET HEADER): compiles HEADER once for all of TARGET.
function(headlight_precompile target header)
  if(NOT HEADLIGHT_PRECOMPILE)
    return()
  endif()
  target_precompile_headers(${target} PRIVATE ${header})
  headlight_show_precompiled_to_ccache(${target})
endfunction()

# headlight_reuse_precompiled(TARGET OTHER): reads what was compiled for OTHER, which has the same options.
function(headlight_reuse_precompiled target other)
  if(NOT HEADLIGHT_PRECOMPILE)
    return()
  endif()
  target_precompile_headers(${target} REUSE_FROM ${other})
  headlight_show_precompiled_to_ccache(${target})
endfunction()

function(headlight_show_precompiled_to_ccache target)
  if(CCACHE_PROGRAM AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(${target} PRIVATE -fpch-preprocess)
  endif()
endfunction()
