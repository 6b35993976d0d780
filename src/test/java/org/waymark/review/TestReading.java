package org.waymark.review;

import java.io.ByteArrayInputStream;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.TestDefinitions;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.storage.TestFiles;
import org.waymark.submission.Drafts;
import org.waymark.submission.EvidenceId;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;
import org.waymark.submission.TestSubmissions;

/** One piece of work before two readers, in a district of its own; its names and titles stand nowhere else. */
public record TestReading(
        DistrictId district,
        DefinitionId definition,
        PersonId earner,
        PersonId reader,
        PersonId other,
        SubmissionId submission,
        EvidenceId file,
        EvidenceId picture,
        ReviewId review) {

    /** With a file, a link and a picture. */
    public static TestReading handedIn(ApplicationContext context) {
        return handedIn("jordan-secretfile.pdf", TestFiles.pdf(), context);
    }

    /** The same with a file of one's choice. */
    static TestReading handedIn(String fileName, byte[] bytes, ApplicationContext context) {
        TestPeople test = context.getBean(TestPeople.class);
        Drafts drafts = context.getBean(Drafts.class);
        Reviews reviews = context.getBean(Reviews.class);
        DistrictId district = test.district();
        DefinitionId definition =
                TestDefinitions.smallGroupWorkIn(district, context).definition();
        PersonId earner = test.person(district, "Jordan Secretname");
        PersonId reader = test.person(district, "Ray Readername", Role.REVIEWER);
        PersonId other = test.person(district, "Olga Othername", Role.REVIEWER);
        SubmissionId submission = context.getBean(Submissions.class).start(definition, earner, district);
        EvidenceId file = drafts.attachFile(
                submission,
                earner,
                district,
                "A1",
                "Jordans Secrettitle",
                fileName,
                new ByteArrayInputStream(bytes),
                Set.of("C1"),
                true);
        drafts.attachLink(
                submission, earner, district, "A2", "Clip", "https://video.example.org/1", Set.of("C2"), true);
        EvidenceId picture = drafts.attachFile(
                submission,
                earner,
                district,
                "A3",
                "Jordans Secrettitle",
                "jordan-secretfile.png",
                new ByteArrayInputStream(TestFiles.png()),
                Set.of("C3"),
                true);
        TestSubmissions.complete(submission, earner, district, context);
        drafts.submit(submission, earner, district, true);
        return new TestReading(
                district,
                definition,
                earner,
                reader,
                other,
                submission,
                file,
                picture,
                reviews.assignedTo(reader, district).get(0));
    }
}
