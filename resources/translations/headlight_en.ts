<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
