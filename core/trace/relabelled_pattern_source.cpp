#include "core/trace/relabelled_pattern_source.h"

#include <cassert>
#include <utility>

namespace headlight {

RelabelledPatternSource::RelabelledPatternSource(std::shared_ptr<const PatternSource> source,
                                                 TokenList queries, TokenList keys)
    : m_source(std::move(source)), m_queries(std::move(queries)), m_keys(std::move(keys)) {
  assert(std::ssize(m_queries) == m_source->shape().queries);
  assert(std::ssize(m_keys) == m_source->shape().keys);
}

}  // namespace headlight
