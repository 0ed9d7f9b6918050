"""Files of a golden's folder that more than one script here edits."""
import json
import os


def write_json(folder, name, value):
    with open(os.path.join(folder, name), "w") as file:
        json.dump(value, file, indent=2)
        file.write("\n")


def read_config(folder):
    with open(os.path.join(folder, "config.json")) as file:
        return json.load(file)


def edit_config(folder, edit):
    config = read_config(folder)
    edit(config)
    write_json(folder, "config.json", config)
