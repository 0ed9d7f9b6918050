#pragma once

#include "core/tensor/buffer.h"

namespace headlight {

/// The memory that latent attentions use in one forward, kept from run to run.
struct LatentBuffers {
  Buffer down;          // [rows, query rank or heads * d_k, + key/value rank + rotary size]
  Buffer queries;       // [rows, query rank], after the norm
  Buffer keyValues;     // [rows, key/value rank], after the norm
  Buffer up;            // [rows, heads * (d_k - rotary size + d_v)], what keys and values are made of
  Buffer keys;          // [rows, heads * d_k]
  Buffer indexQueries;  // [rows, indexer's heads * d]
  Buffer indexKeys;     // [rows, d + indexer's heads], the key and the heads' weights
};

}  // namespace headlight
