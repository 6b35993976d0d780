-- Until now no badge bore the picture that its author chose. Versions that say what every draft began with were never given
-- one: they keep the badge that was seen.
update definition_version
set content = replace(content,
    '"picture":{"shape":"SHIELD","colour":"GREEN","symbol":"MARK","upload":null}',
    '"picture":{"shape":"","colour":"","symbol":"","upload":null}');
