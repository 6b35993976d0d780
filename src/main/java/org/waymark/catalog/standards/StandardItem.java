package org.waymark.catalog.standards;

/**
 * One standard of a framework.
 *
 * @param framework the label of its framework
 * @param id unique in its framework; the last part of its address
 * @param code the id where its framework gives no code
 * @param title short; empty where only the code is known
 * @param kind what its framework calls it, such as Standard; may be empty
 * @param withdrawn whether the latest import no longer had it
 * @param codeHasMoved whether another standard had its code before: to what is aligned by that, the code means the other
 */
public record StandardItem(
        String framework, String id, String code, String title, String kind, boolean withdrawn, boolean codeHasMoved) {

    /** The code to show: an id says nothing to people. */
    public String shownCode() {
        return code.equals(id) ? "" : code;
    }

    /** By which a micro-credential names it: its code, or the id where the code would mean another. */
    public String name() {
        return codeHasMoved ? id : code;
    }
}
