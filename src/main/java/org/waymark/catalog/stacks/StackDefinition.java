package org.waymark.catalog.stacks;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.waymark.people.DistrictId;

/** A stack or pathway as it is being written; what counts is what was published of it. */
@Entity
class StackDefinition {

    @EmbeddedId
    private StackId id;

    @Version
    private @Nullable Integer version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Column
    private String code;

    @Column
    private boolean pathway;

    @Column
    private String title;

    @Column
    private String summary;

    @Column
    @Convert(converter = RuleAsJson.class)
    private Rule rule;

    @Column
    private int currentNumber;

    @Column
    private @Nullable Instant retiredAt;

    @Column
    private Instant changedAt;

    @SuppressWarnings("NullAway.Init")
    protected StackDefinition() {}

    @SuppressWarnings("NullAway.Init")
    StackDefinition(DistrictId district, String code, boolean pathway, StackText text, Instant at) {
        this.id = StackId.fresh();
        this.district = district;
        this.code = code;
        this.pathway = pathway;
        write(text, at);
    }

    final void write(StackText text, Instant at) {
        title = text.title();
        summary = text.summary();
        rule = text.rule();
        changedAt = at;
    }

    /** Makes the next version of what is written; the rule is already expanded. */
    StackVersion publish(Rule expanded, Instant at) {
        currentNumber++;
        retiredAt = null;
        return new StackVersion(id, district, currentNumber, text(), expanded, at);
    }

    /** Makes a version that says the same in other words, since a stack in it changed. */
    StackVersion follow(StackText published, Rule expanded, Instant at) {
        currentNumber++;
        return new StackVersion(id, district, currentNumber, published, expanded, at);
    }

    /** Nobody begins it any more; whoever did goes on. */
    void retire(Instant at) {
        if (retiredAt == null) {
            retiredAt = at;
        }
    }

    StackId id() {
        return id;
    }

    String code() {
        return code;
    }

    boolean isPathway() {
        return pathway;
    }

    StackText text() {
        return new StackText(title, summary, rule);
    }

    /** The number of its present version; 0 before the first. */
    int currentNumber() {
        return currentNumber;
    }

    boolean isRetired() {
        return retiredAt != null;
    }

    /** Counts the changes, so that two who change at once notice each other. */
    int edition() {
        return version == null ? 0 : version;
    }
}
