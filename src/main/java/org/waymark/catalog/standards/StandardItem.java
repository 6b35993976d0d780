package org.waymark.catalog.standards;

/**
 * One standard of a framework.
 *
 * @param framework the label of its framework
 * @param id unique in its framework; the last part of its address
 * @param code by which a micro-credential names it; the id where its framework gives no code
 * @param title short; empty where only the code is known
 * @param kind what its framework calls it, such as Standard; may be empty
 * @param withdrawn whether the latest import no longer had it
 */
public record StandardItem(String framework, String id, String code, String title, String kind, boolean withdrawn) {

    /** The code to show: an id says nothing to people. */
    public String shownCode() {
        return code.equals(id) ? "" : code;
    }
}
