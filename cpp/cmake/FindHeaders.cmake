# contingent_find_headers(<target> HEADER <file> MINIMUM <x.y> VERSION_FILE <file> VERSION_MACRO <regex> WHEEL <folder>...)
#
# An interface target for a header-only library: the system's, and where that is absent or older than MINIMUM, that of
# a wheel. Wheels are looked for beside the running Python and where CMAKE_PREFIX_PATH says, which scikit-build-core
# points at the build's own environment. WHEEL: where in site-packages a wheel keeps its headers.
# VERSION_MACRO: the macros of VERSION_FILE whose numbers, in their order, are the version.

find_package(Python 3.10 COMPONENTS Interpreter QUIET)
option(CONTINGENT_SYSTEM_HEADERS "Use the system's Boost and nlohmann/json where they are new enough" ON)

function(contingent_find_headers target)
  cmake_parse_arguments(arg "" "HEADER;MINIMUM;VERSION_FILE;VERSION_MACRO" "WHEEL" ${ARGN})
  if(CONTINGENT_SYSTEM_HEADERS)
    find_path(from_system ${arg_HEADER} NO_CACHE)
  endif()
  find_path(from_wheel ${arg_HEADER} HINTS ${Python_SITELIB} PATH_SUFFIXES ${arg_WHEEL} NO_CMAKE_SYSTEM_PATH NO_CACHE)

  foreach(folder IN LISTS from_system from_wheel)
    if(IS_DIRECTORY "${folder}")
      contingent_header_version("${folder}/${arg_VERSION_FILE}" "${arg_VERSION_MACRO}" version)
      message(STATUS "${target} ${version}: ${folder}")
      if(version VERSION_GREATER_EQUAL arg_MINIMUM)
        add_library(contingent::${target} INTERFACE IMPORTED GLOBAL)
        target_include_directories(contingent::${target} SYSTEM INTERFACE "${folder}")
        return()
      endif()
    endif()
  endforeach()
  message(FATAL_ERROR "${target} ${arg_MINIMUM} or newer is needed and was not found (${arg_HEADER}). Install the "
    "system's package (Debian: libboost-dev, nlohmann-json3-dev) or the wheel (pip install libboost-headers "
    "nlohmann-json); if the wheel is not beside ${Python_EXECUTABLE}, pass -DCMAKE_PREFIX_PATH=<its site-packages>.")
endfunction()

function(contingent_header_version file macro result)
  set(version "")
  if(EXISTS "${file}")
    file(STRINGS "${file}" lines REGEX "define ${macro} ")
    list(TRANSFORM lines REPLACE ".*define [A-Z_]+ +" "")
    string(REGEX MATCHALL "[0-9]+" numbers "${lines}")
    list(JOIN numbers "." version)
  endif()
  set(${result} "${version}" PARENT_SCOPE)
endfunction()
