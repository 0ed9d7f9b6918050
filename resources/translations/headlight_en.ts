<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Compare</name>
    <message numerus="yes">
        <source>%n token(s) in B alone</source>
        <translation>
            <numerusform>%n token in B alone</numerusform>
            <numerusform>%n tokens in B alone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n token(s) in A alone</source>
        <translation>
            <numerusform>%n token in A alone</numerusform>
            <numerusform>%n tokens in A alone</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelSummary</name>
    <message numerus="yes">
        <source>%n layer(s)</source>
        <translation>
            <numerusform>%n layer</numerusform>
            <numerusform>%n layers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n head(s)</source>
        <translation>
            <numerusform>%n head</numerusform>
            <numerusform>%n heads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headlight::ExportActions</name>
    <message numerus="yes">
        <source>Saved %n picture(s).</source>
        <translation>
            <numerusform>Saved %n picture.</numerusform>
            <numerusform>Saved %n pictures.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headlight::FindBar</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headlight::GenerationStrip</name>
    <message numerus="yes">
        <source> token(s)</source>
        <comment>behind a number</comment>
        <translation>
            <numerusform> token</numerusform>
            <numerusform> tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headlight::TokenChips</name>
    <message numerus="yes">
        <source>%n token(s), none selected</source>
        <translation>
            <numerusform>%n token, none selected</numerusform>
            <numerusform>%n tokens, none selected</numerusform>
        </translation>
    </message>
</context>
</TS>
