"""What a random checkpoint must be like to make a good golden."""
PATTERNS = ("attentions", "encoder", "decoder", "cross")
LARGEST_ENTROPY = 0.8  # of a head: mean over its rows of entropy / log(visible keys)


class Unsuitable(Exception):
    """These weights make no good golden."""


def check_patterns(result):
    """No head is close to uniform over the keys that its rows see."""
    for kind in PATTERNS:
        if kind not in result:
            continue
        p = result[kind] / result[kind].sum(-1, keepdim=True)
        visible = (result[kind] > 0).sum(-1)
        entropy = -(p * p.clamp(min=1e-300).log()).sum(-1) / visible.clamp(min=2).log()
        several = (visible >= 2).double()
        mean = (entropy * several).sum(-1) / several.sum(-1)
        if mean.max() > LARGEST_ENTROPY:
            raise Unsuitable(f"{kind}: a head with normalized entropy {mean.max():.2f}")


def check_choices(result, kept):
    """No two keys tie for the last place among those that an indexer keeps."""
    for scores in result["index_scores"]:
        for i in range(kept, scores.shape[0]):
            ranked = scores[i, :i + 1].sort(descending=True).values
            if ranked[kept - 1] - ranked[kept] < 1e-4:
                raise Unsuitable(f"index scores of row {i} tie")


def check_precision(exact, single):
    for name, value in exact.items():
        limit = 1e-5 if name in PATTERNS + ("sink",) else 3e-4
        difference = (value - single[name]).abs().max().item()
        if not difference <= limit:
            raise Unsuitable(f"{name} differs by {difference:.1e} in float32")
    if "logits" in exact and exact["logits"].abs().max() > 30:
        raise Unsuitable(f"a logit of {exact['logits'].abs().max():.0f}")
