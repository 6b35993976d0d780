package org.waymark.catalog.exchange;

import org.waymark.catalog.Limits;

/** A stack or pathway as a file says it. */
record FileStack(int line, String path, String code, boolean pathway, String title, String summary, FileRule rule) {

    private static final int LONGEST_TITLE = 255;
    private static final int LONGEST_SUMMARY = 2000;
    private static final int MOST_STACKS = 20;

    static FileStack read(FieldsReader fields, boolean pathway) {
        String code = fields.code();
        String title = fields.text("title", LONGEST_TITLE);
        String summary = fields.maybe("summary", LONGEST_SUMMARY);
        FileRule rule =
                pathway ? FileRule.path(fields.texts("stacks", MOST_STACKS, Limits.CODE)) : FileRule.read(fields, 1);
        if (rule.members().isEmpty() && pathway) {
            fields.fault("stacks", "missing");
        }
        fields.done();
        return new FileStack(fields.line(), fields.path(), code, pathway, title, summary == null ? "" : summary, rule);
    }

    String kind() {
        return pathway ? "pathway" : "stack";
    }

    /** Whether both say the same, wherever they stand. */
    boolean saysTheSameAs(FileStack other) {
        return pathway == other.pathway
                && title.equals(other.title)
                && summary.equals(other.summary)
                && rule.equals(other.rule);
    }
}
