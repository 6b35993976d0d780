package org.waymark.catalog.authoring;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.ContentAsJson;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** A micro-credential being written: incomplete for as long as its author likes, and closed while it is judged. */
@Entity
@Table(name = "catalog_draft")
class DefinitionDraft {

    @EmbeddedId
    private DraftId id;

    @Version
    private @Nullable Integer version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("author_%s")
    private PersonId author;

    @Embedded
    @EmbeddedColumnNaming("revises_%s")
    private @Nullable DefinitionId revises;

    @Embedded
    @EmbeddedColumnNaming("begun_from_%s")
    private @Nullable DefinitionVersionId begunFrom;

    @Column
    private String code;

    @Column
    private String title;

    @Column
    @Convert(converter = ContentAsJson.class)
    private DefinitionContent content;

    @Column
    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, Integer> lastNumbers;

    @Column
    @Enumerated(EnumType.STRING)
    private DraftState state;

    @ElementCollection
    @CollectionTable(name = "catalog_draft_editor", joinColumns = @JoinColumn(name = "draft_id"))
    private Set<Editing> editors = new HashSet<>();

    @Column
    private Instant madeAt;

    @Column
    private Instant changedAt;

    @Column
    private @Nullable Instant proposedAt;

    @Embedded
    @EmbeddedColumnNaming("changed_by_%s")
    private PersonId changedBy;

    @SuppressWarnings("NullAway.Init")
    protected DefinitionDraft() {}

    /**
     * @param once its id, which a page was made with
     * @param current what a revision begins with; null for a new one
     */
    @SuppressWarnings("NullAway.Init")
    DefinitionDraft(
            DraftId once,
            DistrictId district,
            PersonId author,
            @Nullable DefinitionVersion current,
            String code,
            DefinitionContent content,
            Map<String, Integer> lastNumbers,
            Instant at) {
        this.id = once;
        this.district = district;
        this.author = author;
        this.revises = current == null ? null : current.definition();
        this.begunFrom = current == null ? null : current.id();
        this.code = code;
        this.title = content.title();
        this.content = content;
        this.lastNumbers = Map.copyOf(lastNumbers);
        this.state = DraftState.DRAFT;
        this.madeAt = at;
        this.changedAt = at;
        this.changedBy = author;
    }

    /** Takes what was written; nothing has to be complete. */
    void write(String newCode, DefinitionContent written, PersonId by, Instant at) {
        requireOpen();
        code = newCode;
        title = written.title();
        content = written;
        changedAt = at;
        changedBy = by;
    }

    /**
     * Takes what was joined with a version that came out since it was begun.
     *
     * @param given the highest number of each letter that any version, or this draft, has given
     */
    void join(
            DefinitionVersionId newer, DefinitionContent joined, Map<String, Integer> given, PersonId by, Instant at) {
        write(code, joined, by, at);
        begunFrom = newer;
        lastNumbers = Map.copyOf(given);
    }

    /** The id of a new part, such as A4: never one that was given before. */
    String nextId(String letter) {
        requireOpen();
        int number = lastNumbers.getOrDefault(letter, 0) + 1;
        Map<String, Integer> more = new HashMap<>(lastNumbers);
        more.put(letter, number);
        lastNumbers = Map.copyOf(more);
        return letter + number;
    }

    /** Whether a part of this draft ever had this id. */
    boolean gave(String partId) {
        return partId.matches("[A-Z][1-9]\\d{0,3}")
                && Integer.parseInt(partId.substring(1)) <= lastNumbers.getOrDefault(partId.substring(0, 1), 0);
    }

    void add(PersonId editor) {
        requireOpen();
        if (!editor.equals(author)) {
            editors.add(new Editing(editor.id(), district.id()));
        }
    }

    /** At any time: whoever is erased leaves what is closed too. */
    void remove(PersonId editor) {
        editors.remove(new Editing(editor.id(), district.id()));
    }

    void become(DraftState next, Instant at) {
        if (!state.mayBecome(next)) {
            throw new DraftNotOpen();
        }
        if (next == DraftState.PROPOSED && proposedAt == null) {
            proposedAt = at;
        }
        state = next;
    }

    boolean mayBeWrittenBy(PersonId person) {
        return person.equals(author) || editors.contains(new Editing(person.id(), district.id()));
    }

    /** Never shown to anybody: the district has no claim to it. */
    boolean isKnownToItsAuthorAlone() {
        return proposedAt == null && editors.isEmpty();
    }

    /** Whether others have read it before it came back. */
    boolean wasProposed() {
        return proposedAt != null;
    }

    /** Its author is gone and nobody else knows it, or they gave it up. */
    void empty() {
        code = "";
        title = "";
        content = BlankContent.BLANK;
        revises = null;
        begunFrom = null;
        editors.clear();
    }

    boolean isEmpty() {
        return code.isEmpty();
    }

    void requireOpen() {
        if (state != DraftState.DRAFT) {
            throw new DraftNotOpen();
        }
    }

    DraftId id() {
        return id;
    }

    DistrictId district() {
        return district;
    }

    PersonId author() {
        return author;
    }

    @Nullable
    DefinitionId revises() {
        return revises;
    }

    @Nullable
    DefinitionVersionId begunFrom() {
        return begunFrom;
    }

    Map<String, Integer> lastNumbers() {
        return lastNumbers;
    }

    String code() {
        return code;
    }

    DefinitionContent content() {
        return content;
    }

    DraftState state() {
        return state;
    }

    Set<Editing> editors() {
        return Set.copyOf(editors);
    }

    Instant madeAt() {
        return madeAt;
    }

    Instant changedAt() {
        return changedAt;
    }

    PersonId changedBy() {
        return changedBy;
    }
}
