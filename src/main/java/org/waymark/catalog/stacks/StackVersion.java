package org.waymark.catalog.stacks;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.Immutable;
import org.springframework.data.domain.Persistable;
import org.waymark.people.DistrictId;

/** A stack as it was published; it never changes, so that whoever began under it can rely on it. */
@Entity
@Immutable
class StackVersion implements Persistable<UUID> {

    @Id
    private UUID id;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("stack_%s")
    private StackId stack;

    @Column
    private int number;

    @Column
    private String title;

    @Column
    private String summary;

    @Column
    @Convert(converter = RuleAsJson.class)
    private Rule rule;

    @Column
    @Convert(converter = RuleAsJson.class)
    private Rule expanded;

    @Column
    private Instant publishedAt;

    @Transient
    private boolean kept;

    @SuppressWarnings("NullAway.Init")
    protected StackVersion() {}

    StackVersion(StackId stack, DistrictId district, int number, StackText text, Rule expanded, Instant at) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.district = district;
        this.stack = stack;
        this.number = number;
        this.title = text.title();
        this.summary = text.summary();
        this.rule = text.rule();
        this.expanded = expanded;
        this.publishedAt = at;
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return !kept;
    }

    @PostLoad
    @PostPersist
    void isKept() {
        kept = true;
    }

    StackId stack() {
        return stack;
    }

    int number() {
        return number;
    }

    StackText text() {
        return new StackText(title, summary, rule);
    }

    Rule expanded() {
        return expanded;
    }

    Instant publishedAt() {
        return publishedAt;
    }
}
