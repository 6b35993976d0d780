package org.waymark.award;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.waymark.TestClock;
import org.waymark.TestDatabases;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.TestDefinitions;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.TestPeople;
import org.waymark.review.TestReviews;

/**
 * What each form of a shared badge costs whoever has its address, asked for over HTTP: processor time of all threads of the web
 * server, with PostgreSQL beside it. Whether it is shared and how it stands is asked at each visit. Run by
 * {@code ./mvnw -Pbench verify -Dit.test=BadgePageBench}.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabases.Postgres.class)
@Import(TestClock.Configuration.class)
class BadgePageBench {

    private static final int WARM_UP = Integer.getInteger("bench.warmup.pages", 12_000);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final int MEASURED = Integer.getInteger("bench.pages", 4_000);

    /** The best counts: other work on the machine only adds. */
    private static final int ROUNDS = 3;

    /** Of the page itself, in milliseconds. */
    private static final double MOST = 0.5;

    @LocalServerPort
    int port;

    @Autowired
    Awards awards;

    @Autowired
    CredentialSigner signer;

    @Autowired
    TestPeople people;

    @Autowired
    ApplicationContext context;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void aVisitCostsLittle() throws Exception {
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
        for (int again = 1; again < ROUNDS; again++) {
            millis = Math.min(millis, measured(page, 0, MEASURED));
        }
        measured(page + ".json", WARM_UP / 10, MEASURED / 10);
        measured(page + ".png", WARM_UP / 10, MEASURED / 10);
        measured(page + "/card.png", 20, 40);
        measured(page + "/certificate.pdf", 20, 40);

        assertThat(millis).as("ms for the page").isLessThanOrEqualTo(MOST);
    }

    private double measured(String path, int warmUp, int times) throws Exception {
        visit(path, warmUp);
        long before = ofServer(THREADS::getThreadCpuTime);
        long allocated = ofServer(THREADS::getThreadAllocatedBytes);
        visit(path, times);
        double millis = (ofServer(THREADS::getThreadCpuTime) - before) / 1e6 / times;
        System.out.printf(
                Locale.ROOT,
                "%-26s %6.2f ms, %d kB of the heap%n",
                path.replaceFirst("/badges/[^./]+", "/badges/ID"),
                millis,
                (ofServer(THREADS::getThreadAllocatedBytes) - allocated) / 1024 / times);
        return millis;
    }

    private void visit(String path, int times) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .header("Accept-Language", "en")
                .build();
        for (int i = 0; i < times; i++) {
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofByteArray())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    /** Its threads read, answer and write; the compiler's and the collector's own are not in it. */
    private static long ofServer(LongUnaryOperator use) {
        return Arrays.stream(THREADS.getAllThreadIds())
                .filter(id -> {
                    var thread = THREADS.getThreadInfo(id);
                    return thread != null && thread.getThreadName().startsWith("http-nio");
                })
                .map(use)
                .sum();
    }
}
