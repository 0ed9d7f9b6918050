#include "ui/compute/model_cache.h"

#include <algorithm>
#include <utility>

namespace headlight {
namespace {

// More than a few are forgotten by the person, too: every step of a playground's slider is a model.
constexpr std::size_t kMostModels = 4;

}  // namespace

std::shared_ptr<const Model> ModelCache::find(const SourceChoice& source) {
  const auto entry = std::find_if(m_entries.begin(), m_entries.end(),
                                  [&](const Entry& candidate) { return candidate.source == source; });
  if (entry == m_entries.end()) return nullptr;
  m_entries.splice(m_entries.begin(), m_entries, entry);
  return m_entries.front().model;
}

void ModelCache::insert(const SourceChoice& source, std::shared_ptr<const Model> model) {
  m_entries.push_front({source, std::move(model)});
  std::int64_t bytes = 0;
  std::size_t kept = 0;
  auto entry = m_entries.begin();
  for (; entry != m_entries.end(); ++entry, ++kept) {
    bytes += entry->model->parameterCount * std::int64_t{sizeof(float)};
    if (kept > 0 && (kept >= kMostModels || bytes > m_budget)) break;
  }
  m_entries.erase(entry, m_entries.end());
}

}  // namespace headlight
