package org.waymark.submission.students;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.jobs.DueJobs;
import org.waymark.jobs.DueWork;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.storage.EvidenceFiles;
import org.waymark.submission.Drafts;
import org.waymark.submission.FileBrought;
import org.waymark.submission.FileLooked;
import org.waymark.submission.FileLooked.Fact;

/** Reads what a file says of itself, soon after it was brought: a file that cannot be read holds up nobody. */
@Component
class FileLook implements DueWork<FileLook.Order> {

    private static final Logger log = LoggerFactory.getLogger(FileLook.class);

    private static final int LONGEST = 120;
    private static final int MOST = 30;

    private final EvidenceFiles files;
    private final FileReading reading;
    private final Names names;
    private final OwnWords own;
    private final Drafts drafts;
    private final DueJobs jobs;
    private final TransactionTemplate transaction;

    FileLook(
            EvidenceFiles files,
            FileReading reading,
            Names names,
            OwnWords own,
            Drafts drafts,
            DueJobs jobs,
            TransactionTemplate transaction) {
        this.files = files;
        this.reading = reading;
        this.names = names;
        this.own = own;
        this.drafts = drafts;
        this.jobs = jobs;
        this.transaction = transaction;
    }

    /** @param key opens the file */
    record Order(String key, String mediaType, UUID earner, UUID district) {}

    @EventListener
    void on(FileBrought brought) {
        jobs.schedule(
                this,
                brought.key(),
                new Order(
                        brought.key(),
                        brought.mediaType(),
                        brought.earner().id(),
                        brought.district().id()));
    }

    @Override
    public String name() {
        return "submission-look-at-file";
    }

    @Override
    public Class<Order> dataType() {
        return Order.class;
    }

    @Override
    public void run(Order order) {
        DistrictId district = new DistrictId(order.district());
        FileLooked looked = look(order, district);
        transaction.executeWithoutResult(status -> drafts.looked(order.key(), looked, district));
    }

    private FileLooked look(Order order, DistrictId district) {
        FileReading.Read read;
        try {
            read = reading.read(order.mediaType(), opening(order.key()));
        } catch (IOException | RuntimeException e) {
            log.info(
                    "A file of type {} could not be read: {}",
                    order.mediaType(),
                    e.getClass().getSimpleName());
            return new FileLooked(false, null, null, List.of());
        }
        List<Fact> facts = new ArrayList<>();
        read.said().forEach(fact -> add(facts, fact));
        String words = read.text();
        Set<String> ownWords = own.of(new PersonId(order.earner()), district);
        Names.own(words, ownWords).forEach(found -> add(facts, new Fact("TEXT", found)));
        names.in(words).forEach(found -> add(facts, new Fact("TEXT", found)));
        return new FileLooked(true, read.pages(), read.seconds(), facts);
    }

    private FileReading.Opening opening(String key) {
        return new FileReading.Opening() {
            @Override
            public InputStream open() {
                return files.open(key);
            }

            @Override
            public InputStream from(long place) {
                return files.open(key, place, WholeRecording.LITTLE);
            }
        };
    }

    private static void add(List<Fact> facts, Fact fact) {
        String words = fact.words().replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        Fact kept = new Fact(fact.kind(), words.length() > LONGEST ? words.substring(0, LONGEST) : words);
        if (facts.size() < MOST && !facts.contains(kept)) {
            facts.add(kept);
        }
    }
}
