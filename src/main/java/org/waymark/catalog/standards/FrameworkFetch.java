package org.waymark.catalog.standards;

import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.waymark.jobs.DueWork;
import org.waymark.jobs.TryLater;
import org.waymark.lti.PlatformHttp;
import org.waymark.lti.PlatformResponse;
import org.waymark.lti.PlatformUnreachable;
import org.waymark.people.DistrictId;

/** Calls the address of a package and reads what it answers as it comes, in bounded time and size. */
@Component
class FrameworkFetch implements DueWork<FrameworkFetch.Wanted> {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    /** An import whose address is to be called. */
    record Wanted(UUID id, UUID district) {

        StagedPackage.Of of() {
            return new StagedPackage.Of(new StandardsImportId(id), new DistrictId(district));
        }
    }

    private final PlatformHttp http;
    // They schedule this work: asked for when it is done.
    private final ObjectProvider<StandardsImports> imports;

    FrameworkFetch(PlatformHttp http, ObjectProvider<StandardsImports> imports) {
        this.http = http;
        this.imports = imports;
    }

    @Override
    public String name() {
        return "standards-fetch";
    }

    @Override
    public Class<Wanted> dataType() {
        return Wanted.class;
    }

    /** Somebody waits for it. */
    @Override
    public int attempts() {
        return 4;
    }

    @Override
    public Duration firstWait() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void run(Wanted wanted) {
        StagedPackage.Of of = wanted.of();
        StandardsImports standards = imports.getObject();
        URI address = standards.beginFetch(of).orElse(null);
        if (address == null) {
            return;
        }
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.ACCEPT, "application/json");
        try {
            PlatformResponse answer = http.read(address, headers, (answered, body) -> standards.read(of, body));
            if (answer.status() == TOO_MANY_REQUESTS || answer.status() >= SERVER_ERROR) {
                throw new TryLater("The address of a framework answered " + answer.status());
            }
            if (!answer.isSuccess()) {
                standards.refuse(of, PackageFault.of(PackageFault.Kind.ANSWERED, String.valueOf(answer.status())));
            }
        } catch (PlatformUnreachable e) {
            if (e.isForbidden()) {
                standards.refuse(of, PackageFault.of(PackageFault.Kind.FORBIDDEN, ""));
            } else {
                throw new TryLater("The address of a framework did not answer, or broke off");
            }
        }
    }

    @Override
    public void givenUp(Wanted wanted, String why) {
        imports.getObject().refuse(wanted.of(), PackageFault.of(PackageFault.Kind.UNREACHABLE, ""));
    }
}
