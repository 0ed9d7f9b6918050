#pragma once

#include <cstdint>
#include <list>
#include <memory>

#include "core/model/model.h"
#include "ui/session/session_state.h"

namespace headlight {

/// Keeps the models used last loaded, so that going back to one is instant. Not for several threads at once.
class ModelCache {
 public:
  /// `budgetBytes` bounds the parameters (float32) of all kept models together; the one used last is kept in
  /// any case.
  explicit ModelCache(std::int64_t budgetBytes) : m_budget(budgetBytes) {}

  /// nullptr if it is not here.
  std::shared_ptr<const Model> find(const SourceChoice& source);
  void insert(const SourceChoice& source, std::shared_ptr<const Model> model);
  void clear() { m_entries.clear(); }

 private:
  struct Entry {
    SourceChoice source;
    std::shared_ptr<const Model> model;
  };
  std::int64_t m_budget;
  std::list<Entry> m_entries;  // the one used last in front
};

}  // namespace headlight
