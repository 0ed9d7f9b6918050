"""Writes tests/data/training/schedules.json and adam_w.json: PyTorch's learning rates and steps of AdamW.

Command, from the repository's root (needs torch; made with 2.14):

    python3 tests/reference/make_optimizer_goldens.py tests/data/training
"""
import json
import os
import sys
import warnings

import torch
from torch.optim import lr_scheduler

STEPS = 120


def schedule_cases():
    base = {"initial": 0.1, "milestones": [], "gamma": 0.1, "warmup": 0, "steps": STEPS, "final": 0.0}
    yield {**base, "kind": "multi-step", "milestones": [30, 80]}
    yield {**base, "kind": "multi-step", "milestones": [80, 30, 30], "gamma": 0.5}
    yield {**base, "kind": "multi-step", "milestones": [5, 40], "warmup": 10}
    yield {**base, "kind": "constant"}
    yield {**base, "kind": "constant", "warmup": 16}
    yield {**base, "kind": "cosine", "steps": 100, "final": 0.001}
    yield {**base, "kind": "cosine", "warmup": 20}


def main_scheduler(case, optimizer):
    if case["kind"] == "multi-step":
        return lr_scheduler.MultiStepLR(optimizer, case["milestones"], case["gamma"])
    if case["kind"] == "constant":
        return lr_scheduler.ConstantLR(optimizer, factor=1, total_iters=0)
    return lr_scheduler.CosineAnnealingLR(optimizer, case["steps"] - case["warmup"], case["final"])


def rates(case):
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=case["initial"])
    warmup = case["warmup"]

    def rise():
        return lr_scheduler.LinearLR(optimizer, 1 / warmup, 1, warmup - 1)

    if not warmup:
        scheduler = main_scheduler(case, optimizer)
    elif case["kind"] == "cosine":
        scheduler = lr_scheduler.SequentialLR(optimizer, [rise(), main_scheduler(case, optimizer)], [warmup])
    else:
        scheduler = lr_scheduler.ChainedScheduler([rise(), main_scheduler(case, optimizer)])
    found = []
    # Behind its last step PyTorch's cosine rises again, where ours stays; that is not compared.
    for _ in range(case["steps"]):
        found.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return found


def adam_case():
    """A matrix that decays and a vector that does not, clipped in some of the steps."""
    torch.manual_seed(7)
    matrix = torch.nn.Parameter(torch.randn(3, 4))
    vector = torch.nn.Parameter(torch.randn(5))
    settings = {"beta1": 0.9, "beta2": 0.98, "epsilon": 1e-8, "weight_decay": 0.1, "clip_norm": 2.5}
    optimizer = torch.optim.AdamW(
        [{"params": [matrix]}, {"params": [vector], "weight_decay": 0.0}], lr=1.0,
        betas=(settings["beta1"], settings["beta2"]), eps=settings["epsilon"],
        weight_decay=settings["weight_decay"])

    def flat():
        return torch.cat([matrix.detach().flatten(), vector.detach().flatten()]).tolist()

    case = {**settings, "matrix": 12, "vector": 5, "start": flat(), "steps": []}
    for step in range(6):
        rate = 0.02 * (step + 1)
        gradient = torch.randn(17) * (0.2 if step % 2 else 1.5)
        matrix.grad = gradient[:12].reshape(3, 4).clone()
        vector.grad = gradient[12:].clone()
        norm = torch.nn.utils.clip_grad_norm_([matrix, vector], settings["clip_norm"]).item()
        for group in optimizer.param_groups:
            group["lr"] = rate
        optimizer.step()
        case["steps"].append({"rate": rate, "gradient": gradient.tolist(), "norm": norm, "parameters": flat()})
    return case


def rounded(value):
    """Numbers with the nine digits that say a float32 exactly."""
    if isinstance(value, dict):
        return {key: rounded(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [rounded(entry) for entry in value]
    return float(f"{value:.9g}") if isinstance(value, float) else value


def write(path, content):
    with open(path, "w") as file:
        json.dump(rounded(content), file)
        file.write("\n")


def main(folder):
    warnings.simplefilter("ignore")
    write(os.path.join(folder, "schedules.json"), [{**case, "rates": rates(case)} for case in schedule_cases()])
    write(os.path.join(folder, "adam_w.json"), adam_case())


if __name__ == "__main__":
    main(sys.argv[1])
