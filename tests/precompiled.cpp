// The precompiled headers need a target with a source; this is the source.
