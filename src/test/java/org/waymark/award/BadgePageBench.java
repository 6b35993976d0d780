package org.waymark.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.TestDefinitions;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.TestPeople;
import org.waymark.review.TestReviews;

/**
 * What each form of a shared badge costs, its signature checked at every visit: processor time of the thread that answers, with
 * the database in it, without the server's own. Run by {@code ./mvnw -Pbench verify}.
 */
@OnH2
class BadgePageBench {

    private static final int WARM_UP = Integer.getInteger("bench.warmup.pages", 1500);
    private static final int MEASURED = Integer.getInteger("bench.pages", 400);

    /** Of the page itself, in milliseconds. */
    private static final double MOST = 10;

    @Autowired
    MockMvcTester web;

    @Autowired
    Awards awards;

    @Autowired
    CredentialSigner signer;

    @Autowired
    TestPeople people;

    @Autowired
    ApplicationContext context;

    @Test
    void aVisitCostsLittle() {
        DistrictId district = people.district();
        PersonId earner = people.person(district, "Zoë Ångström");
        DefinitionVersion definition = TestDefinitions.smallGroupWorkIn(district, context);
        AwardId award = awards.forSubmission(
                        TestReviews.awarded(definition.definition(), earner, district, context), district)
                .orElseThrow()
                .id();
        signer.run(new CredentialSigner.Unsigned(award, district));
        awards.share(award, earner, district, true);
        String page = "/badges/" + award;

        double millis = measured(page, WARM_UP, MEASURED);
        measured(page + ".json", 200, MEASURED);
        measured(page + ".png", 200, MEASURED);
        measured(page + "/card.png", 20, 40);
        measured(page + "/certificate.pdf", 20, 40);

        assertThat(millis).as("ms for the page").isLessThanOrEqualTo(MOST);
    }

    private double measured(String path, int warmUp, int times) {
        visit(path, warmUp);
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        visit(path, times);
        double millis = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e6 / times;
        System.out.printf(Locale.ROOT, "%-20s %6.2f ms%n", path.replaceFirst("/badges/[^./]+", "/badges/ID"), millis);
        return millis;
    }

    private void visit(String path, int times) {
        for (int i = 0; i < times; i++) {
            MvcTestResult result = web.get().uri(path).exchange();
            assertThat(result).hasStatusOk();
        }
    }
}
