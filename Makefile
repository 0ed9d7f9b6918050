# make run: install what is missing, build, start. make test: install, build, run all tests.
PRESET ?= release
BUILD := build/$(PRESET)
CMAKE_OPTIONS ?=

.PHONY: run test build deps bench format clean

run: build
	@resources/start.sh $(BUILD)/headlight

build: deps
	cmake --preset $(PRESET) $(CMAKE_OPTIONS) > /dev/null
	cmake --build --preset $(PRESET)

test: build
	ctest --preset $(PRESET)

bench: build
	tests/benchmarks/run.sh $(BUILD)

deps:
	@resources/install-packages.sh

format:
	git ls-files '*.h' '*.cpp' | xargs clang-format -i

clean:
	rm -rf build
