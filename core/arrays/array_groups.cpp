#include "core/arrays/array_groups.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "core/error.h"

namespace headlight {
namespace {

struct Candidate {
  const NamedTensor* tensor = nullptr;
  ArrayName name;
};

using Candidates = std::vector<Candidate>;

Message listOf(const std::vector<std::string>& names) {
  constexpr std::size_t kMost = 12;
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), kMost); ++i) text += (i > 0 ? ", " : "") + names[i];
  if (names.size() > kMost) return Message("%1 and %2 more", text, names.size() - kMost);
  return text.empty() ? Message("none") : Message(text);
}

std::vector<std::string> namesOf(const ArrayContent& content) {
  std::vector<std::string> names;
  for (const NamedTensor& tensor : content.tensors)
    names.push_back(tensor.name.empty() ? "an array without a name" : tensor.name);
  for (const std::string& other : content.others) names.push_back(other);
  return names;
}

[[noreturn]] void refuseNames(const ArrayContent& content) {
  throw Error(
      "%1: expected arrays encoder, decoder or cross, one array for each layer (layer_0, layer_1, ...), or a "
      "single array, found %2.",
      content.file, listOf(namesOf(content)));
}

bool sameShape(const Candidate& a, const Candidate& b) {
  return a.tensor->tensor.shape == b.tensor->tensor.shape;
}

/// Whether the shapes differ between candidates that agree in every number but the one at `position`.
bool shapesChangeAlong(const Candidates& candidates, std::size_t position) {
  std::map<std::vector<std::int64_t>, const Candidate*> first;
  for (const Candidate& candidate : candidates) {
    std::vector<std::int64_t> rest = candidate.name.numbers;
    rest[position] = 0;
    const auto [found, inserted] = first.emplace(std::move(rest), &candidate);
    if (!inserted && !sameShape(*found->second, candidate)) return true;
  }
  return false;
}

/// Whether the arrays along the numbers at `position` grow as generated text does: each has more keys.
bool growsAlong(const Candidates& candidates, std::size_t position) {
  if (!shapesChangeAlong(candidates, position)) return false;
  std::map<std::int64_t, std::int64_t> keys;  // by number
  for (const Candidate& candidate : candidates) {
    const auto& shape = candidate.tensor->tensor.shape;
    if (shape.empty()) return false;
    const auto [found, inserted] = keys.emplace(candidate.name.numbers[position], shape.back());
    if (!inserted && found->second != shape.back()) return false;
  }
  return std::adjacent_find(keys.begin(), keys.end(),
                            [](const auto& a, const auto& b) { return a.second >= b.second; }) == keys.end();
}

std::vector<std::size_t> varyingPositions(const Candidates& candidates) {
  std::vector<std::size_t> positions;
  const std::vector<std::int64_t>& first = candidates.front().name.numbers;
  for (std::size_t i = 0; i < first.size(); ++i) {
    const bool varies = std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& candidate) {
      return candidate.name.numbers[i] != first[i];
    });
    if (varies) positions.push_back(i);
  }
  return positions;
}

/// What the numbers at the varying positions count: by the word before them, else by the shapes along them.
std::map<NameAxis, std::size_t> axesOf(const Candidates& candidates, const ArrayContent& content) {
  std::map<NameAxis, std::size_t> axes;
  std::vector<std::size_t> open;
  for (const std::size_t position : varyingPositions(candidates)) {
    const NameAxis axis = candidates.front().name.axes[position];
    if (axis == NameAxis::Sequence)
      throw Error("%1: expected the attention of one sequence, found several: %2, %3, ...; save one of them.",
                  content.file, candidates.front().name.text, candidates[1].name.text);
    if (axis == NameAxis::Unknown || axes.contains(axis))
      open.push_back(position);
    else
      axes[axis] = position;
  }
  const auto assign = [&](std::size_t index, NameAxis axis) {
    axes[axis] = open[index];
    open.erase(open.begin() + static_cast<std::ptrdiff_t>(index));
  };
  for (std::size_t i = 0; i < open.size() && !axes.contains(NameAxis::Step); ++i)
    if (growsAlong(candidates, open[i])) assign(i, NameAxis::Step);
  // Arrays that hold layers or heads of their own cannot be numbered by them as well: what is left is the
  // order of generate(), steps before layers.
  const std::size_t dimensions = candidates.front().tensor->tensor.shape.size();
  const std::size_t free = 5 - std::min<std::size_t>(5, dimensions);
  const bool tooMany = open.size() + axes.size() > std::max<std::size_t>(1, free);
  if (!open.empty() && !axes.contains(NameAxis::Step) && dimensions >= 4 && (tooMany || dimensions >= 5))
    assign(0, NameAxis::Step);
  if (!open.empty() && !axes.contains(NameAxis::Layer)) assign(0, NameAxis::Layer);
  if (!open.empty() && !axes.contains(NameAxis::Head)) assign(0, NameAxis::Head);
  if (!open.empty()) refuseNames(content);
  return axes;
}

/// The index of each number among those that occur, so that layers 0, 5 and 11 are the first to the third.
std::map<std::int64_t, std::int64_t> indicesOf(const Candidates& candidates,
                                               std::optional<std::size_t> position) {
  std::map<std::int64_t, std::int64_t> indices;
  if (!position) return {{0, 0}};
  for (const Candidate& candidate : candidates) indices.emplace(candidate.name.numbers[*position], 0);
  std::int64_t next = 0;
  for (auto& [number, index] : indices) index = next++;
  return indices;
}

std::string groupName(const ArrayName& name) {
  std::string text = name.pattern.substr(0, name.pattern.find('#'));
  while (!text.empty() && std::string_view("._-/ ").find(text.back()) != std::string_view::npos)
    text.pop_back();
  return text;
}

void noteSkippedLayers(const ArrayGroup& group, ArrayContent& content) {
  const auto& numbers = group.layerNumbers;
  if (numbers.empty() || numbers.back() == static_cast<std::int64_t>(numbers.size()) - 1) return;
  // Counted from 1, no layer is missing.
  if (numbers.front() == 1 && numbers.back() == static_cast<std::int64_t>(numbers.size())) return;
  std::vector<std::string> texts;
  for (const std::int64_t number : numbers) texts.push_back(std::to_string(number));
  content.notes.push_back(
      Message("The file's layers %1 are shown as 0 to %2.", listOf(texts), numbers.size() - 1));
}

ArrayGroup groupOf(const Candidates& candidates, ArrayContent& content) {
  const auto axes = axesOf(candidates, content);
  const auto positionOf = [&](NameAxis axis) {
    const auto found = axes.find(axis);
    return found == axes.end() ? std::nullopt : std::optional(found->second);
  };
  const auto step = positionOf(NameAxis::Step), layer = positionOf(NameAxis::Layer),
             head = positionOf(NameAxis::Head);
  const auto steps = indicesOf(candidates, step), layers = indicesOf(candidates, layer),
             heads = indicesOf(candidates, head);
  ArrayGroup group;
  group.parsed = candidates.front().name;
  group.name = candidates.size() == 1 ? group.parsed.text : groupName(group.parsed);
  group.byStep = step.has_value();
  group.byLayer = layer.has_value();
  group.byHead = head.has_value();
  for (const Candidate& candidate : candidates) {
    const auto indexOf = [&](const auto& indices, std::optional<std::size_t> position) {
      return indices.at(position ? candidate.name.numbers[*position] : 0);
    };
    group.pieces.push_back(
        {candidate.tensor, indexOf(layers, layer), indexOf(heads, head), indexOf(steps, step)});
  }
  if (group.byLayer)
    for (const auto& [number, index] : layers) group.layerNumbers.push_back(number);
  std::sort(group.pieces.begin(), group.pieces.end(), [](const GroupPiece& a, const GroupPiece& b) {
    return std::tie(a.step, a.layer, a.head) < std::tie(b.step, b.layer, b.head);
  });
  if (group.pieces.size() != steps.size() * layers.size() * heads.size())
    throw Error("%1: expected %2 arrays called %3, one for every combination of the numbers, found %4.",
                content.file, steps.size() * layers.size() * heads.size(), group.parsed.pattern,
                group.pieces.size());
  noteSkippedLayers(group, content);
  return group;
}

/// Arrays that may be attention, by the template of their names. A file with one array of floating-point
/// numbers means that one, whatever its shape: messages then say what is wrong with it.
std::map<std::string, Candidates> candidatesOf(const ArrayContent& content) {
  std::map<std::string, Candidates> byPattern;
  std::vector<const NamedTensor*> floating;
  for (const NamedTensor& tensor : content.tensors)
    if (isFloatingPoint(tensor.tensor.dtype)) floating.push_back(&tensor);
  for (const NamedTensor* tensor : floating) {
    const auto& shape = tensor->tensor.shape;
    Candidate candidate{tensor, parseArrayName(tensor->name)};
    const bool shaped = shape.size() >= 2 && std::find(shape.begin(), shape.end(), 0) == shape.end();
    if (!shaped && floating.size() > 1 && !candidate.name.kind) continue;
    byPattern[candidate.name.pattern].push_back(std::move(candidate));
  }
  return byPattern;
}

/// The kind that a group would be: arrays without one in their names share a place.
int kindPlace(const Candidates& candidates) {
  const auto kind = candidates.front().name.kind;
  return kind ? static_cast<int>(*kind) : -1;
}

[[noreturn]] void refuseContent(const ArrayContent& content) {
  if (content.tensors.size() == 1) {
    const NamedTensor& only = content.tensors.front();
    throw Error("%1%2: expected floating-point weights, found elements of type %3.", content.file,
                only.name.empty() ? "" : ": " + only.name, std::string(nameOf(only.tensor.dtype)));
  }
  if (content.tensors.empty() && content.others.empty())
    throw Error("%1: expected an array of attention weights, found none.", content.file);
  refuseNames(content);
}

/// The groups that are meant, one of a kind. Where a name says attention, arrays whose names say nothing are
/// something else; of two groups of one kind the one that says pattern is meant. Throws where two say the
/// same.
std::vector<const Candidates*> chooseGroups(const std::map<std::string, Candidates>& byPattern,
                                            const ArrayContent& content) {
  int best = 0;
  for (const auto& [pattern, candidates] : byPattern)
    best = std::max(best, attentionRank(candidates.front().name));
  std::map<int, std::pair<int, const Candidates*>> chosen;  // by kind: rank and group
  std::set<int> ambiguous;
  for (const auto& [pattern, candidates] : byPattern) {
    const int rank = attentionRank(candidates.front().name);
    if (rank < std::min(best, 2)) continue;
    const int place = kindPlace(candidates);
    const auto found = chosen.find(place);
    if (found == chosen.end() || rank > found->second.first) {
      chosen[place] = {rank, &candidates};
      ambiguous.erase(place);
    } else if (rank == found->second.first) {
      ambiguous.insert(place);
    }
  }
  if (!ambiguous.empty()) refuseNames(content);
  std::vector<const Candidates*> groups;
  for (const auto& [place, choice] : chosen) groups.push_back(choice.second);
  return groups;
}

}  // namespace

std::vector<ArrayGroup> groupArrays(ArrayContent& content) {
  const auto byPattern = candidatesOf(content);
  if (byPattern.empty()) refuseContent(content);
  std::vector<ArrayGroup> groups;
  for (const Candidates* candidates : chooseGroups(byPattern, content))
    groups.push_back(groupOf(*candidates, content));
  return groups;
}

}  // namespace headlight
