# Installs the program and the libraries with their headers, so that `find_package(dyetrace)` works.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

install(TARGETS dyetrace RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
install(TARGETS dyetrace_model dyetrace_importers dyetrace_analysis dyetrace_render
        dyetrace_cadical dyetrace_buddy EXPORT dyetraceTargets ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}")
install(DIRECTORY model importers analysis render DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/dyetrace"
        FILES_MATCHING PATTERN "*.h")
install(FILES LICENSE README.md DESTINATION "${CMAKE_INSTALL_DOCDIR}")

set(package_folder "${CMAKE_INSTALL_LIBDIR}/cmake/dyetrace")
install(EXPORT dyetraceTargets NAMESPACE dyetrace:: DESTINATION "${package_folder}")
configure_package_config_file(cmake/dyetraceConfig.cmake.in "${PROJECT_BINARY_DIR}/dyetraceConfig.cmake"
                              INSTALL_DESTINATION "${package_folder}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/dyetraceConfigVersion.cmake"
                                 COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/dyetraceConfig.cmake" "${PROJECT_BINARY_DIR}/dyetraceConfigVersion.cmake"
        DESTINATION "${package_folder}")
