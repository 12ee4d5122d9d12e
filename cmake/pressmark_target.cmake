# What every target of the project shares: language level, warnings, sanitizers, generated tables.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

add_library(pressmark_options INTERFACE)
target_compile_features(pressmark_options INTERFACE cxx_std_20)
target_compile_options(pressmark_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wconversion -Wno-sign-conversion)
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  target_compile_options(pressmark_options INTERFACE -Wreserved-identifier -Wno-unused-lambda-capture -Wno-missing-field-initializers)
else()
  # g++ 12 asks for every member of a designated initialiser (the members have defaults), and its optimiser sees overlaps,
  # overflows and uninitialised strings where there are none (GCC bugs 105651, 105562 and 105329).
  target_compile_options(pressmark_options INTERFACE -Wno-missing-field-initializers -Wno-restrict -Wno-maybe-uninitialized
    -Wno-stringop-overflow -Wno-array-bounds)
endif()
if(PRESSMARK_WERROR)
  target_compile_options(pressmark_options INTERFACE -Werror)
endif()
if(PRESSMARK_SANITIZE)
  set(flags -fsanitize=${PRESSMARK_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_compile_options(pressmark_options INTERFACE ${flags})
  target_compile_definitions(pressmark_options INTERFACE PRESSMARK_SANITIZED)
  target_link_options(pressmark_options INTERFACE ${flags})
  if(PRESSMARK_FUZZERS AND CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    target_compile_options(pressmark_options INTERFACE -fsanitize=fuzzer-no-link)
  endif()
endif()

# toml++ as headers: Debian's compiled library throws exceptions, which no stage of ours lets through.
find_path(PRESSMARK_TOML_INCLUDE toml++/toml.h REQUIRED)
add_library(pressmark_toml INTERFACE)
target_include_directories(pressmark_toml SYSTEM INTERFACE ${PRESSMARK_TOML_INCLUDE})
target_compile_definitions(pressmark_toml INTERFACE TOML_HEADER_ONLY=1 TOML_EXCEPTIONS=0)

# pressmark_library(NAME SOURCES...): library pressmark_NAME with the alias pressmark::NAME.
function(pressmark_library name)
  add_library(pressmark_${name} STATIC ${ARGN})
  add_library(pressmark::${name} ALIAS pressmark_${name})
  set_target_properties(pressmark_${name} PROPERTIES EXPORT_NAME ${name})
  target_include_directories(pressmark_${name} PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/pressmark>)
  target_link_libraries(pressmark_${name} PRIVATE $<BUILD_INTERFACE:pressmark_options>)
endfunction()

# pressmark_tables(TARGET FILE.tsv...): compiles lexicons into headers, included as "generated/NAME.h".
# A bad row stops the build with its file and line.
function(pressmark_tables target)
  foreach(table ${ARGN})
    get_filename_component(name ${table} NAME_WE)
    set(header ${PROJECT_BINARY_DIR}/tables/generated/${name}.h)
    add_custom_command(OUTPUT ${header}
      COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/cmake/compile_table.py ${table} ${header}
      DEPENDS ${table} ${PROJECT_SOURCE_DIR}/cmake/compile_table.py
      COMMENT "Table ${name}" VERBATIM)
    target_sources(${target} PRIVATE ${header})
  endforeach()
  target_include_directories(${target} PRIVATE ${PROJECT_BINARY_DIR}/tables)
endfunction()

# pressmark_embed(TARGET NAME FILE...): the files' bytes as generated/NAME.h, an array kNAME of {name, content}.
function(pressmark_embed target name)
  set(header ${PROJECT_BINARY_DIR}/tables/generated/${name}.h)
  add_custom_command(OUTPUT ${header}
    COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/cmake/embed_files.py ${name} ${header} ${ARGN}
    DEPENDS ${ARGN} ${PROJECT_SOURCE_DIR}/cmake/embed_files.py
    COMMENT "Embed ${name}" VERBATIM)
  target_sources(${target} PRIVATE ${header})
  target_include_directories(${target} PRIVATE ${PROJECT_BINARY_DIR}/tables)
endfunction()

# pressmark_pkg(NAME MODULE...): an imported target PkgConfig::NAME from pkg-config.
function(pressmark_pkg name)
  if(NOT TARGET PkgConfig::${name})
    pkg_check_modules(${name} REQUIRED IMPORTED_TARGET GLOBAL ${ARGN})
  endif()
endfunction()
