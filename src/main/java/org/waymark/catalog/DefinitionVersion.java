package org.waymark.catalog;

/**
 * One immutable version of a micro-credential, as other modules see it.
 *
 * @param code the author's short code, such as WM-PSG-01
 * @param slug the last part of its address, /credentials/{slug}, unique in its district
 * @param number such as 1.0.0
 * @param stage how far the micro-credential has come, whatever this version's number
 * @param latest whether those who start now start on this version
 */
public record DefinitionVersion(
        DefinitionVersionId id,
        DefinitionId definition,
        String code,
        String slug,
        String number,
        DefinitionContent content,
        Stage stage,
        boolean latest) {

    public String title() {
        return content.title();
    }
}
