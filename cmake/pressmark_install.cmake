# Install and export: find_package(pressmark) for CMake, pressmark.pc for pkg-config, the program, its manual page and
# completions, the outlet files.

include(CMakePackageConfigHelpers)
set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/pressmark)
set(pressmark_libraries pressmark_core pressmark_fetch_archive pressmark_fetch pressmark_extract pressmark_normalize pressmark_pipeline)

install(TARGETS ${pressmark_libraries} EXPORT pressmark_targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(TARGETS pressmark RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
foreach(folder core fetch extract normalize pipeline)
  install(DIRECTORY ${PROJECT_SOURCE_DIR}/${folder} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/pressmark FILES_MATCHING PATTERN "*.h")
endforeach()
install(DIRECTORY ${PROJECT_SOURCE_DIR}/core/outlets/data/ DESTINATION ${CMAKE_INSTALL_DATADIR}/pressmark/outlets FILES_MATCHING PATTERN "*.toml")
install(FILES ${PROJECT_SOURCE_DIR}/docs/record.schema.json DESTINATION ${CMAKE_INSTALL_DATADIR}/pressmark)

install(EXPORT pressmark_targets NAMESPACE pressmark:: DESTINATION ${package_folder})
configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/pressmarkConfig.cmake.in ${PROJECT_BINARY_DIR}/pressmarkConfig.cmake
  INSTALL_DESTINATION ${package_folder})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/pressmarkConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/pressmarkConfig.cmake ${PROJECT_BINARY_DIR}/pressmarkConfigVersion.cmake DESTINATION ${package_folder})
# Relative, so that the installed tree can be moved.
file(RELATIVE_PATH pressmark_prefix_from_pc /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(${PROJECT_SOURCE_DIR}/cmake/pressmark.pc.in ${PROJECT_BINARY_DIR}/pressmark.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/pressmark.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

# One source for help, manual page and completions: the program's own parser.
foreach(text man completion_bash completion_zsh completion_fish)
  string(REPLACE "_" ";" arguments ${text})
  list(APPEND generated ${PROJECT_BINARY_DIR}/manual/${text})
  add_custom_command(OUTPUT ${PROJECT_BINARY_DIR}/manual/${text}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${PROJECT_BINARY_DIR}/manual
    COMMAND $<TARGET_FILE:pressmark> ${arguments} > ${PROJECT_BINARY_DIR}/manual/${text}
    DEPENDS pressmark VERBATIM)
endforeach()
add_custom_target(pressmark_manual ALL DEPENDS ${generated})
install(FILES ${PROJECT_BINARY_DIR}/manual/man DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 RENAME pressmark.1)
install(FILES ${PROJECT_BINARY_DIR}/manual/completion_bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME pressmark)
install(FILES ${PROJECT_BINARY_DIR}/manual/completion_zsh DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions RENAME _pressmark)
install(FILES ${PROJECT_BINARY_DIR}/manual/completion_fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d RENAME pressmark.fish)
