package org.waymark.catalog.authoring;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.About;
import org.waymark.catalog.BadgeDrawing;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.EvidenceRequirement;
import org.waymark.catalog.NeededReaders;
import org.waymark.catalog.OwnDrafts;
import org.waymark.catalog.VersionPublished;
import org.waymark.catalog.goals.Goals;
import org.waymark.catalog.standards.FrameworkView;
import org.waymark.catalog.standards.StandardItem;
import org.waymark.catalog.standards.Standards;
import org.waymark.notices.Notice;
import org.waymark.notices.Notices;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.storage.EvidenceFiles;

/** Micro-credentials being written, on their way from a first word to a version. */
@Service("definitionDrafts")
@Transactional
public class Drafts implements OwnDrafts {

    private static final Logger log = LoggerFactory.getLogger(Drafts.class);

    static final int MOST_FOUND = 20;

    private static final Offers NO_OFFERS = new Offers(List.of(), List.of(), List.of());

    private final DraftRepository drafts;
    private final Definitions definitions;
    private final Authors authors;
    private final People people;
    private final Goals goals;
    private final Standards standards;
    private final NeededReaders readers;
    private final EvidenceFiles files;
    private final Notices notices;
    private final AuditLog audit;
    private final Clock clock;

    Drafts(
            DraftRepository drafts,
            Definitions definitions,
            Authors authors,
            People people,
            Goals goals,
            Standards standards,
            NeededReaders readers,
            EvidenceFiles files,
            Notices notices,
            AuditLog audit,
            Clock clock) {
        this.drafts = drafts;
        this.definitions = definitions;
        this.authors = authors;
        this.people = people;
        this.goals = goals;
        this.standards = standards;
        this.readers = readers;
        this.files = files;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** One draft, whoever asks: who may is the caller's to know. */
    @Transactional(readOnly = true)
    public DraftView of(DraftId id, DistrictId district) {
        DefinitionDraft draft = drafts.findByIdAndDistrict(id, district).orElseThrow(DraftNotFound::new);
        return view(draft, findings(draft));
    }

    /** Proposed: from now on nobody writes it. */
    public void lock(DraftId id, DistrictId district) {
        move(id, district, DraftState.PROPOSED);
    }

    /** Returned or taken back: its author writes again. */
    public void reopen(DraftId id, DistrictId district) {
        move(id, district, DraftState.DRAFT);
    }

    /** Approved: a lead opens it next. */
    public void close(DraftId id, DistrictId district) {
        move(id, district, DraftState.APPROVED);
    }

    /** It is a version now. */
    public void isPublished(DraftId id, DistrictId district) {
        move(id, district, DraftState.PUBLISHED);
    }

    /** Everyone who writes it: its author and who writes along. */
    @Transactional(readOnly = true)
    public Set<PersonId> writers(DraftId id, DistrictId district) {
        DefinitionDraft draft = drafts.findByIdAndDistrict(id, district).orElseThrow(DraftNotFound::new);
        return writers(draft);
    }

    private static Set<PersonId> writers(DefinitionDraft draft) {
        return Stream.concat(
                        Stream.of(draft.author()),
                        draft.editors().stream().map(editing -> new PersonId(editing.person())))
                .collect(Collectors.toSet());
    }

    private void move(DraftId id, DistrictId district, DraftState next) {
        drafts.hold(id, district).orElseThrow(DraftNotFound::new).become(next, clock.instant());
        log.info("Draft {} is {} now", id, next);
    }

    /** Whether somebody may write micro-credentials, to propose them. */
    @Transactional(readOnly = true)
    public boolean mayWrite(SignedInPerson me) {
        return authors.mayWrite(me);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean areWrittenBy(SignedInPerson me) {
        return !me.isGuest() && drafts.existsWrittenBy(me.id().id(), me.district()) && authors.mayWrite(me);
    }

    /** Those that somebody began or writes along, whatever became of them. */
    @Transactional(readOnly = true)
    public Set<DraftId> writtenBy(PersonId person, DistrictId district) {
        return drafts.writtenBy(person.id(), district).stream()
                .map(DraftRepository.Row::id)
                .collect(Collectors.toSet());
    }

    /**
     * A draft made from the current version; the one that the person has open already, where there is one.
     *
     * @param once the id that the page was made with: two clicks at once send the same, and the database keeps one
     */
    public DraftId revise(DraftId once, DefinitionId definition, SignedInPerson me) {
        authors.requireMayWrite(me);
        return drafts.findFirstByAuthorAndRevisesAndStateAndDistrict(
                        me.id(), definition, DraftState.DRAFT, me.district())
                .map(DefinitionDraft::id)
                .orElseGet(() -> begunFrom(once, definition, me));
    }

    private DraftId begunFrom(DraftId once, DefinitionId definition, SignedInPerson me) {
        DefinitionVersion current =
                definitions.current(definition, me.district()).orElseThrow(DraftNotFound::new);
        return begun(
                new DefinitionDraft(
                        once,
                        me.district(),
                        me.id(),
                        current,
                        current.code(),
                        current.content(),
                        numbersGiven(definition, me.district()),
                        clock.instant()),
                me);
    }

    /** What somebody has open as its author, by its code, proposed or not. */
    @Transactional(readOnly = true)
    public Map<String, DefinitionContent> openOf(SignedInPerson me) {
        return drafts.findByAuthorAndDistrictOrderByMadeAt(me.id(), me.district()).stream()
                .filter(draft -> draft.state() != DraftState.PUBLISHED && !draft.isEmpty())
                .collect(Collectors.toMap(DefinitionDraft::code, DefinitionDraft::content, (first, later) -> later));
    }

    /**
     * A draft of what somebody brings from elsewhere.
     *
     * @param revises the version it begins from; null for a new one
     */
    public DraftId bring(
            String code, DefinitionContent content, @Nullable DefinitionVersion revises, SignedInPerson me) {
        authors.requireMayWrite(me);
        Map<String, Integer> given = lastNumbers(content);
        if (revises != null) {
            numbersGiven(revises.definition(), me.district())
                    .forEach((letter, number) -> given.merge(letter, number, Math::max));
        }
        return begun(
                new DefinitionDraft(
                        DraftId.fresh(), me.district(), me.id(), revises, code, content, given, clock.instant()),
                me);
    }

    private DraftId begun(DefinitionDraft draft, SignedInPerson me) {
        drafts.save(draft);
        audit.record(
                me.district().id(),
                me.id().toString(),
                AuditLog.SELF_ROLE,
                "draft-made",
                draft.id().toString());
        log.info("Draft {} begun in district {}", draft.id(), me.district());
        return draft.id();
    }

    /** The highest number of each letter in any version: none is given twice, since answers follow it from one to the next. */
    Map<String, Integer> numbersGiven(DefinitionId definition, DistrictId district) {
        Map<String, Integer> given = new HashMap<>();
        definitions
                .versions(definition, district)
                .forEach(version -> lastNumbers(version.content())
                        .forEach((letter, number) -> given.merge(letter, number, Math::max)));
        return given;
    }

    /** The highest number of each letter. */
    static Map<String, Integer> lastNumbers(DefinitionContent content) {
        Map<String, Integer> last = new HashMap<>();
        Stream.of(
                        content.evidence().stream().map(EvidenceRequirement::id),
                        content.criteria().stream().map(Criterion::id),
                        content.overview().stream().map(DefinitionContent.Prompt::id),
                        content.reflection().stream().map(DefinitionContent.Prompt::id))
                .flatMap(ids -> ids)
                .filter(id -> id.matches("[A-Z]\\d{1,4}"))
                .forEach(id -> last.merge(id.substring(0, 1), Integer.parseInt(id.substring(1)), Math::max));
        return last;
    }

    /**
     * A new one, with a first question, evidence and criterion to fill in.
     *
     * @param once the id that the page was made with: a second click sends the same, and begins no second draft
     */
    DraftId begin(DraftId once, String title, String language, SignedInPerson me) {
        authors.requireMayWrite(me);
        if (drafts.findByIdAndDistrict(once, me.district()).isPresent()) {
            return once;
        }
        Writing writing = new Writing("", BlankContent.BLANK);
        writing.title = title;
        writing.language = language;
        writing.overview = List.of(new DefinitionContent.Prompt("O1", "", null));
        writing.reflection = List.of(new DefinitionContent.Prompt("R1", "", null));
        writing.evidence =
                List.of(new EvidenceRequirement("A1", List.of(), "", 1, null, "NEVER", false, false, null, false));
        writing.criteria = List.of(new Criterion("C1", "", List.of(), Map.of()));
        DefinitionContent content = writing.content();
        String code = "MC-"
                + UuidCreator.getTimeOrderedEpoch().toString().substring(30).toUpperCase(Locale.ROOT);
        return begun(
                new DefinitionDraft(
                        once, me.district(), me.id(), null, code, content, lastNumbers(content), clock.instant()),
                me);
    }

    /** Those that somebody sees. */
    @Transactional(readOnly = true)
    DraftLists seenBy(SignedInPerson me) {
        boolean reads = authors.readsProposals(me);
        if (!reads) {
            authors.requireMayWrite(me);
        }
        List<DraftRepository.Row> own = drafts.writtenBy(me.id().id(), me.district());
        Set<DraftId> mine = own.stream().map(DraftRepository.Row::id).collect(Collectors.toSet());
        List<DraftRepository.Row> proposed = reads
                ? drafts.in(EnumSet.of(DraftState.PROPOSED), me.district()).stream()
                        .filter(row -> !mine.contains(row.id()))
                        .toList()
                : List.of();
        Map<PersonId, String> names = people.names(
                Stream.concat(own.stream(), proposed.stream())
                        .map(DraftRepository.Row::author)
                        .filter(author -> !author.equals(me.id()))
                        .collect(Collectors.toSet()),
                me.district());
        return new DraftLists(rows(own, names), rows(proposed, names));
    }

    private static List<DraftLists.Row> rows(List<DraftRepository.Row> rows, Map<PersonId, String> names) {
        return rows.stream()
                .map(row -> new DraftLists.Row(
                        row.id(),
                        row.title(),
                        row.code(),
                        row.state(),
                        row.revises() != null,
                        names.getOrDefault(row.author(), ""),
                        row.changedAt()))
                .toList();
    }

    /** The task list, for whoever writes it or reads what is proposed. */
    @Transactional(readOnly = true)
    DraftPage page(DraftId id, SignedInPerson me) {
        DefinitionDraft draft = readable(id, me);
        List<Finding> findings = findings(draft);
        DraftView view = view(draft, findings);
        boolean own = draft.author().equals(me.id());
        String author =
                own ? "" : people.names(List.of(draft.author()), me.district()).getOrDefault(draft.author(), "");
        return new DraftPage(
                view,
                newer(draft),
                draft.mayBeWrittenBy(me.id()) && draft.state() == DraftState.DRAFT,
                own,
                author,
                DraftPage.tasks(view, findings),
                findings);
    }

    /** The number of the version that came out since a revision was begun; null where none did. */
    private @Nullable String newer(DefinitionDraft draft) {
        DefinitionId revises = draft.revises();
        return revises == null || draft.state() != DraftState.DRAFT
                ? null
                : definitions
                        .current(revises, draft.district())
                        .filter(current -> !current.id().equals(draft.begunFrom()))
                        .map(DefinitionVersion::number)
                        .orElse(null);
    }

    /** For previews; what stands against it is not asked. */
    @Transactional(readOnly = true)
    DraftView seen(DraftId id, SignedInPerson me) {
        return view(readable(id, me), List.of());
    }

    /** One page of the editor, for those who write. */
    @Transactional(readOnly = true)
    SectionEdit section(DraftId id, Section section, SignedInPerson me) {
        DefinitionDraft draft = written(drafts.findByIdAndDistrict(id, me.district()), me);
        return SectionEdit.of(draft, section, offers(section, draft));
    }

    /** Only what the page needs is read. */
    Offers offers(Section section, DefinitionDraft draft) {
        boolean aligns = section == Section.ALIGNMENT || section == Section.CRITERIA;
        return new Offers(
                draft.content().evidence().stream()
                        .map(asked -> Field.Choice.said(
                                asked.id(), asked.title().isBlank() ? asked.id() : asked.id() + " " + asked.title()))
                        .toList(),
                aligns
                        ? goals.of(draft.district()).stream()
                                .map(goal -> Field.Choice.said(goal.code(), goal.code() + " " + goal.title()))
                                .toList()
                        : List.of(),
                section == Section.ALIGNMENT
                        ? standards.frameworks(draft.district()).stream()
                                .map(FrameworkView::label)
                                .toList()
                        : List.of());
    }

    /** Standards to tick: at most {@link #MOST_FOUND}, and one more that tells that there are more. */
    @Transactional(readOnly = true)
    List<StandardItem> standards(String framework, String words, DistrictId district) {
        return words.isBlank() && framework.isBlank()
                ? List.of()
                : standards.search(district, framework, words, MOST_FOUND + 1);
    }

    /**
     * Saves one page, faultless but perhaps incomplete, and does what the pressed button says.
     *
     * @param edition the state of the page that the form was made from
     * @throws DraftConflict when somebody else saved something different meanwhile; nothing is saved
     * @throws DraftNotOpen when it was proposed meanwhile
     */
    void save(DraftId id, Section section, Fields typed, String edition, String act, SignedInPerson me) {
        DefinitionDraft draft = written(drafts.hold(id, me.district()), me);
        SectionEdit now = SectionEdit.of(draft, section, NO_OFFERS);
        Fields mine = now.asKept(typed);
        if (!edition.equals(now.stored().edition()) && !mine.equals(now.stored())) {
            throw new DraftConflict();
        }
        List<ItemList> lists = section.page().lists(NO_OFFERS);
        Fields wanted = ItemActs.done(act, mine.with(Fields.ITEM, given(mine, lists, draft)), lists, draft::nextId);
        Writing writing = new Writing(draft.code(), draft.content());
        section.page().write(wanted, writing);
        auditEdit(draft, me);
        draft.write(writing.code, writing.content(), me.id(), clock.instant());
    }

    /** Ids are ours to give. */
    private static List<String> given(Fields typed, List<ItemList> lists, DefinitionDraft draft) {
        return typed.all(Fields.ITEM).stream()
                .filter(item -> lists.stream()
                        .filter(list -> item.startsWith(list.letter()))
                        .anyMatch(list -> !list.named() || draft.gave(item)))
                .toList();
    }

    /** A line a day tells enough; on the first day it is that it was begun. */
    void auditEdit(DefinitionDraft draft, SignedInPerson me) {
        ZoneId zone = ZoneId.of(me.zone());
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        if (!draft.changedBy().equals(me.id())
                || !LocalDate.ofInstant(draft.changedAt(), zone).equals(today)) {
            audit.record(
                    me.district().id(),
                    me.id().toString(),
                    AuditLog.SELF_ROLE,
                    "draft-edited",
                    draft.id().toString());
        }
    }

    /** Who writes along; the author says so. */
    @Transactional(readOnly = true)
    Editors editors(DraftId id, SignedInPerson me) {
        DefinitionDraft draft = own(drafts.findByIdAndDistrict(id, me.district()), me);
        Set<PersonId> there = draft.editors().stream()
                .map(each -> new PersonId(each.person()))
                .collect(Collectors.toSet());
        List<PersonId> designers = people.inRole(Role.DESIGNER, me.district());
        Map<PersonId, String> names = people.names(
                Stream.concat(there.stream(), designers.stream()).collect(Collectors.toSet()), me.district());
        return new Editors(
                id,
                draft.content().title(),
                named(there.stream(), names),
                named(designers.stream().filter(each -> !there.contains(each) && !each.equals(draft.author())), names));
    }

    private static List<Editors.Named> named(Stream<PersonId> persons, Map<PersonId, String> names) {
        return persons.map(person -> new Editors.Named(person, names.getOrDefault(person, "")))
                .sorted(Comparator.comparing(Editors.Named::name))
                .toList();
    }

    void add(PersonId editor, DraftId id, SignedInPerson me) {
        DefinitionDraft draft = own(drafts.hold(id, me.district()), me);
        if (!people.inRole(Role.DESIGNER, me.district()).contains(editor)) {
            throw new DraftNotFound();
        }
        draft.add(editor);
        audit.record(
                me.district().id(), me.id().toString(), AuditLog.SELF_ROLE, "draft-editor-added", id + " " + editor);
    }

    void remove(PersonId editor, DraftId id, SignedInPerson me) {
        DefinitionDraft draft = own(drafts.hold(id, me.district()), me);
        draft.requireOpen();
        draft.remove(editor);
        audit.record(
                me.district().id(), me.id().toString(), AuditLog.SELF_ROLE, "draft-editor-removed", id + " " + editor);
    }

    /**
     * Puts a picture of their own in place of the drawn one.
     *
     * @param edition of the picture that was there when the page was opened
     * @throws DraftConflict when somebody else chose another meanwhile; nothing is kept
     * @throws DraftNotOpen when it was proposed meanwhile
     */
    void picture(DraftId id, byte[] png, String edition, SignedInPerson me) {
        DefinitionDraft draft = pictured(id, edition, me);
        String key =
                files.put(me.district().id(), "", new ByteArrayInputStream(png)).key();
        replacePicture(draft, key, me);
    }

    /** The drawn one again; with the same exceptions. */
    void drawnPicture(DraftId id, String edition, SignedInPerson me) {
        replacePicture(pictured(id, edition, me), null, me);
    }

    /** Asked before a file is kept: of one that is not taken nothing stays. */
    private DefinitionDraft pictured(DraftId id, String edition, SignedInPerson me) {
        DefinitionDraft draft = written(drafts.hold(id, me.district()), me);
        draft.requireOpen();
        if (!edition.equals(SectionEdit.upload(draft.content()))) {
            throw new DraftConflict();
        }
        return draft;
    }

    /** The badge's picture as PNG, drawn or uploaded. */
    @Transactional(readOnly = true)
    byte[] png(DraftId id, SignedInPerson me) {
        About.Picture picture = readable(id, me).content().about().picture();
        String upload = picture.upload();
        if (upload == null || !upload.startsWith(me.district() + "/")) {
            return BadgeDrawing.of(picture).png(PictureFile.SIZE);
        }
        try (InputStream in = files.open(upload)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void replacePicture(DefinitionDraft draft, @Nullable String key, SignedInPerson me) {
        Writing writing = new Writing(draft.code(), draft.content());
        About.Picture before = writing.picture;
        writing.picture = new About.Picture(before.shape(), before.colour(), before.symbol(), key);
        auditEdit(draft, me);
        draft.write(draft.code(), writing.content(), me.id(), clock.instant());
        forget(before, draft.revises(), draft.district());
    }

    /** What a revision begins with belongs to the version, too. */
    private void forget(About.Picture before, @Nullable DefinitionId revised, DistrictId district) {
        String upload = before.upload();
        if (upload != null
                && (revised == null
                        || definitions.versions(revised, district).stream()
                                .noneMatch(version -> upload.equals(
                                        version.content().about().picture().upload())))) {
            files.forget(upload);
        }
    }

    /** What its author is asked before they give a draft up. */
    @Transactional(readOnly = true)
    DiscardPage discarding(DraftId id, SignedInPerson me) {
        DefinitionDraft draft = own(drafts.findByIdAndDistrict(id, me.district()), me);
        draft.requireOpen();
        return new DiscardPage(
                id,
                draft.content().title(),
                draft.revises() != null,
                draft.content().about().picture().upload() != null,
                draft.editors().size(),
                draft.wasProposed());
    }

    /**
     * Gives a draft up, with its picture; of one that a committee has read the history stays.
     *
     * @throws DraftNotOpen when it is being decided, or was
     */
    void discard(DraftId id, SignedInPerson me) {
        DefinitionDraft draft = own(drafts.hold(id, me.district()), me);
        draft.requireOpen();
        audit.record(me.district().id(), me.id().toString(), AuditLog.SELF_ROLE, "draft-discarded", id.toString());
        empty(draft);
        if (!draft.wasProposed()) {
            drafts.delete(draft);
        }
        log.info("Draft {} was given up", id);
    }

    /** Leaves of a draft nothing but what a history rests on. */
    void empty(DefinitionDraft draft) {
        forget(draft.content().about().picture(), draft.revises(), draft.district());
        draft.empty();
    }

    /** Whoever is writing on another version is told that a newer one is there. */
    @EventListener
    void tell(VersionPublished published) {
        if (published.first()) {
            return;
        }
        DefinitionVersion version = published.version();
        DistrictId district = published.district();
        drafts.findByRevisesAndStateInAndDistrict(
                        version.definition(), EnumSet.of(DraftState.DRAFT, DraftState.PROPOSED), district)
                .forEach(draft -> writers(draft)
                        .forEach(writer -> notices.send(new Notice(
                                district.id(),
                                writer.id(),
                                "draft-overtaken",
                                List.of(draft.content().title()),
                                "/design/" + draft.id()))));
    }

    private DefinitionDraft readable(DraftId id, SignedInPerson me) {
        DefinitionDraft draft = drafts.findByIdAndDistrict(id, me.district()).orElseThrow(DraftNotFound::new);
        boolean proposed = draft.state() != DraftState.DRAFT;
        if (me.isGuest()
                || draft.isEmpty()
                || !draft.mayBeWrittenBy(me.id()) && !(proposed && authors.readsProposals(me))) {
            throw new DraftNotFound();
        }
        return draft;
    }

    static DefinitionDraft written(Optional<DefinitionDraft> found, SignedInPerson me) {
        return found.filter(draft -> !me.isGuest() && !draft.isEmpty() && draft.mayBeWrittenBy(me.id()))
                .orElseThrow(DraftNotFound::new);
    }

    private static DefinitionDraft own(Optional<DefinitionDraft> found, SignedInPerson me) {
        return found.filter(draft ->
                        !me.isGuest() && !draft.isEmpty() && draft.author().equals(me.id()))
                .orElseThrow(DraftNotFound::new);
    }

    private List<Finding> findings(DefinitionDraft draft) {
        List<Finding> findings = new ArrayList<>(QualityChecks.of(draft.content()));
        boolean decided = draft.state() == DraftState.APPROVED || draft.state() == DraftState.PUBLISHED;
        boolean taken = !decided
                && definitions
                        .byCode(draft.code(), draft.district())
                        .filter(other -> !other.definition().equals(draft.revises()))
                        .isPresent();
        if (taken) {
            findings.add(Finding.fault("code", Section.ABOUT, List.of()));
        }
        if (asksForTooFewReaders(draft.content(), draft.revises(), draft.district())) {
            findings.add(Finding.fault("two-readers", Section.READERS, List.of()));
        }
        return findings;
    }

    /** Whether it leaves to one reader what pay, a role or a licence rests on. */
    @Transactional(readOnly = true)
    public boolean asksForTooFewReaders(DraftView draft) {
        return asksForTooFewReaders(draft.content(), draft.revises(), draft.district());
    }

    private boolean asksForTooFewReaders(
            DefinitionContent content, @Nullable DefinitionId revises, DistrictId district) {
        return content.about().readers() == 1 && revises != null && readers.muchRestsOn(revises, district);
    }

    private static DraftView view(DefinitionDraft draft, List<Finding> findings) {
        return new DraftView(
                draft.id(),
                draft.district(),
                draft.author(),
                draft.revises(),
                draft.begunFrom(),
                draft.code(),
                draft.content(),
                draft.state(),
                findings.stream()
                        .filter(Finding::fault)
                        .map(Finding::key)
                        .distinct()
                        .toList());
    }
}
