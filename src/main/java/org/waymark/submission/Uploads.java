package org.waymark.submission;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;
import org.waymark.storage.Arrival;
import org.waymark.storage.Arrivals;
import org.waymark.storage.EvidenceFiles;
import org.waymark.storage.FileName;
import org.waymark.storage.RefusedFile;
import org.waymark.storage.ResumableUploads;
import org.waymark.storage.StoredFile;

/**
 * Files that arrive in pieces for an evidence requirement. What they will be for is announced with them, so that a file is
 * part of the submission in the moment it is whole, whoever is still there.
 */
@Service
class Uploads {

    private static final Logger log = LoggerFactory.getLogger(Uploads.class);

    /** More pieces in one attempt than anyone could read. */
    static final int MOST_PIECES = 200;

    private final ResumableUploads uploads;
    private final Arrivals arrivals;
    private final EvidenceFiles files;
    private final SubmissionPages pages;
    private final SubmissionRepository submissions;
    private final Drafts drafts;
    private final TransactionTemplate transaction;

    Uploads(
            ResumableUploads uploads,
            Arrivals arrivals,
            EvidenceFiles files,
            SubmissionPages pages,
            SubmissionRepository submissions,
            Drafts drafts,
            TransactionTemplate transaction) {
        this.uploads = uploads;
        this.arrivals = arrivals;
        this.files = files;
        this.pages = pages;
        this.submissions = submissions;
        this.drafts = drafts;
        this.transaction = transaction;
    }

    /**
     * Announces one.
     *
     * @throws RefusedFile when it may not come
     * @throws SubmissionLocked when nothing may be added any more
     */
    void announce(
            SubmissionId id,
            String requirement,
            SignedInPerson me,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        EvidenceView page = open(id, requirement, me);
        Map<String, String> facts = ResumableUploads.facts(request);
        admit(id, FileName.of(facts.get("filename")), length(request), me.id(), me.district());
        if (page.known(criteria(facts)).isEmpty()) {
            throw new CriterionMissing();
        }
        uploads.announce(request, response, whose(id, requirement, me.district()));
    }

    /** Nothing says what it is for. */
    static class CriterionMissing extends RuntimeException {}

    /** @throws RefusedFile when a file of this name and length may not come */
    void admit(SubmissionId id, String name, long bytes, PersonId earner, DistrictId district) {
        List<UUID> own = submissions.idsOf(earner, district).stream()
                .map(SubmissionId::id)
                .toList();
        if (submissions.pieces(id, district)
                        + arrivals.announced(List.of(id.id()), district.id()).files()
                >= MOST_PIECES) {
            throw new RefusedFile(RefusedFile.Reason.TOO_MANY, (long) MOST_PIECES);
        }
        long used = submissions.bytesOf(earner.id(), district.id())
                + arrivals.announced(own, district.id()).bytes();
        files.admit(name, bytes, used, district.id());
    }

    void serve(
            SubmissionId id,
            String requirement,
            UUID upload,
            SignedInPerson me,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        // What it is for was looked at when it was announced; each piece asks only whose it is, and whether it is too
        // late.
        SubmissionRepository.Line line = submissions
                .line(id, me.district())
                .filter(found -> found.earner().equals(me.id()))
                .orElseThrow(SubmissionNotFound::new);
        if (!line.status().open()) {
            throw new SubmissionLocked();
        }
        if (!uploads.serve(request, response, whose(id, requirement, me.district()), upload, this::take)) {
            throw new SubmissionNotFound();
        }
    }

    /** The earner gives up one that is on its way, or has read why it was not taken. */
    void forget(SubmissionId id, String requirement, UUID upload, SignedInPerson me) {
        open(id, requirement, me);
        arrivals.drop(upload, whose(id, requirement, me.district()));
    }

    /** What is on its way for a requirement, or was not taken. */
    List<Arrival> of(SubmissionId id, String requirement, DistrictId district) {
        return arrivals.of(whose(id, requirement, district));
    }

    /** Finishes what was whole when a process died; what has lost its place meanwhile is given up. */
    void takeLeftBehind() {
        uploads.takeLeftBehind((arrival, file) -> {
            try {
                take(arrival, file);
            } catch (SubmissionLocked | SubmissionNotFound over) {
                log.info("Upload {} came too late for its submission and is given up", arrival.id());
                arrivals.drop(arrival.id(), new Arrivals.Whose(arrival.district(), arrival.owner(), arrival.part()));
            }
        });
    }

    private void take(Arrival arrival, StoredFile file) {
        DistrictId district = new DistrictId(arrival.district());
        SubmissionId id = new SubmissionId(arrival.owner());
        // For this alone: while the bytes are looked at no connection is held.
        PersonId earner = Objects.requireNonNull(transaction.execute(status -> submissions
                .line(id, district)
                .orElseThrow(SubmissionNotFound::new)
                .earner()));
        NewEvidence evidence = evidence(arrival, file);
        String students = arrival.facts().get("students");
        drafts.bring(id, earner, district, evidence, added -> {
            if (added && students != null) {
                drafts.students(id, evidence.id(), earner, district, students);
            }
            // Locked in this order, the submission first, as whoever erases both does.
            arrivals.keep(arrival, file);
        });
    }

    private static NewEvidence evidence(Arrival arrival, StoredFile file) {
        Map<String, String> facts = arrival.facts();
        String name = FileName.of(facts.get("filename"));
        String title = EvidenceForm.title(facts.get("title"));
        return new NewEvidence(
                new EvidenceId(arrival.id()),
                arrival.part(),
                EvidenceKind.FILE,
                !title.isEmpty() ? title : !name.isEmpty() ? name : arrival.part(),
                null,
                file,
                name,
                criteria(facts),
                false);
    }

    private EvidenceView open(SubmissionId id, String requirement, SignedInPerson me) {
        EvidenceView page = pages.evidence(id, requirement, me, null);
        if (!page.open()) {
            throw new SubmissionLocked();
        }
        return page;
    }

    private static Set<String> criteria(Map<String, String> facts) {
        return Arrays.stream(facts.getOrDefault("criteria", "").split(","))
                .filter(criterion -> !criterion.isBlank())
                .collect(Collectors.toSet());
    }

    /** Without a length nothing can be promised. */
    private static long length(HttpServletRequest request) {
        String said = request.getHeader("Upload-Length");
        return said != null && said.matches("\\d{1,18}") ? Long.parseLong(said) : 0;
    }

    private static Arrivals.Whose whose(SubmissionId id, String requirement, DistrictId district) {
        return new Arrivals.Whose(district.id(), id.id(), requirement);
    }
}
