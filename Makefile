# make run: install what is missing, build the program, start it. make test: install, build and run all tests.
PRESET ?= release
BUILD := build/$(PRESET)
CMAKE_OPTIONS ?=

.PHONY: run program test soak build deps deps-test configure bench translations format clean

run: program
	@resources/start.sh $(BUILD)/headlight

program: deps configure
	cmake --build --preset $(PRESET) --target headlight

build: deps-test configure
	cmake --build --preset $(PRESET)

configure: deps
	cmake --preset $(PRESET) $(CMAKE_OPTIONS) > /dev/null

test: build
	ctest --preset $(PRESET)

# Random actions in the window, many more than in a test; HEADLIGHT_SOAK_SEED=N for another order.
soak: deps-test configure
	cmake --build --preset $(PRESET) --target tst_soak
	HEADLIGHT_SOAK_ACTIONS=10000 ctest --preset $(PRESET) -R '^tst_soak$$' --verbose

bench: build
	tests/benchmarks/run.sh $(BUILD)

# Brings resources/translations up to date with the texts of ui/; what is new has to be translated there.
translations: configure
	cmake --build --preset $(PRESET) --target translations

deps:
	@resources/install-packages.sh resources/debian-packages.txt

deps-test:
	@resources/install-packages.sh resources/debian-packages.txt resources/debian-packages-test.txt

format:
	git ls-files '*.h' '*.cpp' | xargs clang-format -i

clean:
	rm -rf build
