package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.waymark.OnH2;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.TestPeople;

/** No other site posts in the name of whoever is signed in here: each write wants the token that only our pages have. */
@OnH2
class ForgedFormsTests {

    /**
     * What takes no session, or comes from elsewhere on purpose: an LMS, a wallet, a program, a mail program's button, and the
     * picker, whose request has a code of its own.
     */
    private static final Pattern FROM_ELSEWHERE = Pattern.compile(
            "/(lti|api|sandbox)(/.*)?|/pick|/verify|/notices/unsubscribe/.*|/issuers/.*/wallet/.*|/error");

    private static final Set<RequestMethod> READING =
            Set.of(RequestMethod.GET, RequestMethod.HEAD, RequestMethod.OPTIONS);

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    MockMvcTester web;

    @Test
    void everyWriteIsRefusedWithoutTheTokenOfOurPages() {
        Authentication somebody = TestPeople.as(PersonId.fresh(), DistrictId.fresh());
        List<String> taken = new ArrayList<>();
        List<String> tried = new ArrayList<>();
        requestMappingHandlerMapping
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getMethodsCondition().getMethods().stream()
                        .filter(method -> !READING.contains(method))
                        .forEach(method -> mapping.getPatternValues().stream()
                                .filter(path -> !FROM_ELSEWHERE.matcher(path).matches())
                                .forEach(path -> {
                                    tried.add(path);
                                    int status = web.method(HttpMethod.valueOf(method.name()))
                                            .uri(path.replaceAll(
                                                    "\\{[^{}]*}",
                                                    UUID.randomUUID().toString()))
                                            .with(authentication(somebody))
                                            .exchange()
                                            .getResponse()
                                            .getStatus();
                                    if (status != 403) {
                                        taken.add(method + " " + path + " answered " + status);
                                    }
                                })));
        assertThat(tried).hasSizeGreaterThan(150);
        assertThat(taken).isEmpty();
    }
}
