package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.waymark.OnH2;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.TestPeople;

/** No other site posts in the name of whoever is signed in here: each write wants the token that only our pages have. */
@OnH2
class ForgedFormsTests {

    /** The chains' own lists, and the page of errors, to which nothing is posted. */
    private static final List<PathPattern> FROM_ELSEWHERE = Stream.of(
                    SecurityChains.FROM_ELSEWHERE,
                    SecurityChains.OF_THE_OPERATORS_PROGRAMS,
                    SecurityChains.SANDBOX,
                    new String[] {"/error"})
            .flatMap(Stream::of)
            .map(PathPatternParser.defaultInstance::parse)
            .toList();

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
                .forEach(mapping -> writing(mapping)
                        .forEach(method -> mapping.getPatternValues().stream()
                                .map(path -> path.replaceAll(
                                        "\\{[^{}]*}", UUID.randomUUID().toString()))
                                .filter(path -> FROM_ELSEWHERE.stream()
                                        .noneMatch(each -> each.matches(PathContainer.parsePath(path))))
                                .forEach(path -> {
                                    tried.add(path);
                                    int status = web.method(HttpMethod.valueOf(method.name()))
                                            .uri(path)
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

    /** What names no method takes each. */
    private static Set<RequestMethod> writing(RequestMappingInfo mapping) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        return methods.isEmpty()
                ? Set.of(RequestMethod.POST)
                : methods.stream().filter(method -> !READING.contains(method)).collect(Collectors.toSet());
    }
}
