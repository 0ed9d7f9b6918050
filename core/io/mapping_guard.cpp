#include "core/io/mapping_guard.h"

#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <mutex>

namespace headlight {

namespace {

// What the signal handler reads: no locks, no memory of its own. A slot is free while its size is 0.
struct Slot {
  std::atomic<std::uintptr_t> begin = 0;
  std::atomic<std::size_t> size = 0;
  std::atomic<bool> met = false;
};
static_assert(std::atomic<std::uintptr_t>::is_always_lock_free && std::atomic<bool>::is_always_lock_free);

std::array<Slot, 4096> slots;
std::mutex slotsMutex;           // among those who take and free slots; the handler does without
std::atomic<int> slotsUsed = 0;  // slots from here on were never taken
struct sigaction previousAction = {};
std::uintptr_t pageSize = 0;

Slot* slotOf(std::uintptr_t address) {
  const int used = slotsUsed.load(std::memory_order_acquire);
  for (int i = 0; i < used; ++i) {
    Slot& slot = slots[static_cast<std::size_t>(i)];
    const std::size_t size = slot.size.load(std::memory_order_acquire);
    const std::uintptr_t begin = slot.begin.load(std::memory_order_relaxed);
    // The last page is mapped whole, also where the file ends inside it.
    const std::uintptr_t end = begin + (size + pageSize - 1) / pageSize * pageSize;
    if (size > 0 && address >= begin && address < end) return &slot;
  }
  return nullptr;
}

// Puts zeros in the place of all pages of the mapping from the one at `address` on. The call goes straight to
// the system, past the wrappers of the C library and the sanitizers, which are not made for signal handlers.
bool replaceByZeros(const Slot& slot, std::uintptr_t address) {
  const std::uintptr_t page = address / pageSize * pageSize;
  const std::uintptr_t end =
      slot.begin.load(std::memory_order_relaxed) + slot.size.load(std::memory_order_relaxed);
  const long result =
      ::syscall(SYS_mmap, page, end - page, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
  return result == static_cast<long>(page);
}

// Runs the handler that was there before, or lets the read fail again without this one.
void passOn(int signal, siginfo_t* info, void* context) {
  if ((previousAction.sa_flags & SA_SIGINFO) != 0 && previousAction.sa_sigaction != nullptr) {
    previousAction.sa_sigaction(signal, info, context);
  } else if (previousAction.sa_handler != SIG_DFL && previousAction.sa_handler != SIG_IGN) {
    previousAction.sa_handler(signal);
  } else {
    ::sigaction(signal, &previousAction, nullptr);
    if (info->si_code <= 0) ::raise(signal);  // sent by a program: no read fails again
  }
}

void onBusError(int signal, siginfo_t* info, void* context) {
  const int savedError = errno;
  const auto address = reinterpret_cast<std::uintptr_t>(info->si_addr);
  Slot* slot = slotOf(address);
  if (slot != nullptr && replaceByZeros(*slot, address)) {
    slot->met.store(true, std::memory_order_release);
  } else {
    passOn(signal, info, context);
  }
  errno = savedError;
}

void install() {
  pageSize = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
  struct sigaction action = {};
  action.sa_sigaction = onBusError;
  action.sa_flags = SA_SIGINFO;
  sigemptyset(&action.sa_mask);
  ::sigaction(SIGBUS, &action, &previousAction);
}

}  // namespace

MappingGuard::MappingGuard(std::span<const std::byte> bytes) {
  static std::once_flag installed;
  std::call_once(installed, install);
  if (bytes.empty()) return;
  const std::lock_guard lock(slotsMutex);
  for (std::size_t i = 0; i < slots.size(); ++i) {
    Slot& slot = slots[i];
    if (slot.size.load(std::memory_order_relaxed) != 0) continue;
    slot.met.store(false, std::memory_order_relaxed);
    slot.begin.store(reinterpret_cast<std::uintptr_t>(bytes.data()), std::memory_order_relaxed);
    slot.size.store(bytes.size(), std::memory_order_release);
    m_slot = static_cast<int>(i);
    if (slotsUsed.load(std::memory_order_relaxed) <= m_slot)
      slotsUsed.store(m_slot + 1, std::memory_order_release);
    return;
  }
}

MappingGuard::~MappingGuard() {
  if (m_slot < 0) return;
  const std::lock_guard lock(slotsMutex);
  slots[static_cast<std::size_t>(m_slot)].size.store(0, std::memory_order_release);
}

bool MappingGuard::met() const {
  return m_slot >= 0 && slots[static_cast<std::size_t>(m_slot)].met.load(std::memory_order_acquire);
}

}  // namespace headlight
