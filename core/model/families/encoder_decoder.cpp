#include "core/model/families/encoder_decoder.h"

#include <utility>

#include "core/io/json_fields.h"
#include "core/message.h"

namespace headlight {

void refuseHalves(const JsonFields& config) {
  if (!config.flag("is_encoder_decoder", true))
    config.fail(
        "is_encoder_decoder",
        Message("is false, and only models of this family with both an encoder and a decoder are supported"));
  if (config.flag("is_decoder", false))
    config.fail(
        "is_decoder",
        Message("is true, and only models of this family with both an encoder and a decoder are supported"));
}

LayerConfig crossAttentionLayer(LayerConfig layer) {
  SublayerConfig cross = layer.sublayers.front();
  cross.kind = SublayerKind::CrossAttention;
  cross.attention.mask = MaskRule::Bidirectional;
  cross.attention.bias = ScoreBias::None;
  cross.attention.buckets = {};
  layer.sublayers.insert(layer.sublayers.begin() + 1, std::move(cross));
  return layer;
}

}  // namespace headlight
