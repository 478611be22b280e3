# One library per folder: warnings, sanitizers and the include root in one place.
#
#   dyetrace_library(analysis LINKS dyetrace_model)

# Headers that nearly every file reads and that never change while one works: reading them once for each
# library saves a third of the time to compile.
set(DYETRACE_PRECOMPILED
    <algorithm> <array> <functional> <map> <memory> <optional> <set> <span> <string> <string_view> <tuple>
    <unordered_map> <utility> <variant> <vector>)

function(dyetrace_options target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wconversion -Wshadow)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # g++ 12 raises these falsely on std::string and std::vector when it optimises (GCC bug 105329
    # and its kin); clang and the sanitizers look for the real thing.
    target_compile_options(${target} PRIVATE -Wno-restrict -Wno-maybe-uninitialized -Wno-array-bounds
                                             -Wno-stringop-overflow -Wno-stringop-overread)
  endif()
  if(CMAKE_UNITY_BUILD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # g++ takes a source file that is compiled together with others for a header.
    target_compile_options(${target} PRIVATE -Wno-subobject-linkage)
  endif()
  if(DYETRACE_WERROR)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
  if(DYETRACE_SANITIZE)
    target_compile_options(${target} PRIVATE -fsanitize=address,undefined -fno-sanitize-recover=all
                                             -fno-omit-frame-pointer)
    target_link_options(${target} PRIVATE -fsanitize=address,undefined)
  endif()
endfunction()

function(dyetrace_library folder)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LINKS;PRIVATE_LINKS")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp")
  if(NOT sources)
    file(WRITE "${CMAKE_CURRENT_BINARY_DIR}/empty.cpp" "")
    set(sources "${CMAKE_CURRENT_BINARY_DIR}/empty.cpp")
  endif()
  add_library(dyetrace_${folder} STATIC ${sources})
  add_library(dyetrace::${folder} ALIAS dyetrace_${folder})
  set_target_properties(dyetrace_${folder} PROPERTIES EXPORT_NAME ${folder})
  target_include_directories(
    dyetrace_${folder} PUBLIC "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>"
                              "$<INSTALL_INTERFACE:include/dyetrace>")
  target_link_libraries(dyetrace_${folder} PUBLIC ${arg_LINKS} PRIVATE ${arg_PRIVATE_LINKS})
  target_precompile_headers(dyetrace_${folder} PRIVATE ${DYETRACE_PRECOMPILED})
  dyetrace_options(dyetrace_${folder})
endfunction()
