package org.waymark.submission;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.stereotype.Component;
import org.waymark.people.SignedInPerson;

/**
 * Addresses of files that are good for minutes, for one person in one session. They carry no key of a file: whoever opens one
 * goes through its {@link EvidenceDoor} once more.
 */
@Component
public class FileAddresses {

    static final Duration LIFE = Duration.ofMinutes(10);

    /** Names the page of a document that is asked for as a picture, here and where the address of a file is made. */
    static final String PAGE = "page";

    static final String A_PAGE = "[1-9]\\d{0,3}";

    /** What an address says. */
    record Address(String door, String of, EvidenceId item, Instant until) {}

    private final BytesEncryptor encryptor;
    private final Clock clock;

    FileAddresses(BytesEncryptor keyEncryptor, Clock clock) {
        this.encryptor = keyEncryptor;
        this.clock = clock;
    }

    /** A fresh one, for a person who was just let through the door. */
    String fresh(EvidenceDoor door, Object of, EvidenceId item, SignedInPerson me, HttpServletRequest request) {
        String words = String.join(
                "|",
                door.name(),
                of.toString(),
                item.toString(),
                Long.toString(clock.instant().plus(LIFE).getEpochSecond()),
                me.id().toString(),
                session(request));
        String page = request.getParameter(PAGE);
        return "/files/"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(encryptor.encrypt(words.getBytes(UTF_8)))
                + (page != null && page.matches(A_PAGE) ? "?" + PAGE + "=" + page : "");
    }

    /** Goes through the door for a person, and answers an address that is good for minutes. */
    public String opened(EvidenceDoor door, Object of, EvidenceId item, SignedInPerson me, HttpServletRequest request) {
        door.open(of.toString(), item, me);
        return fresh(door, of, item, me, request);
    }

    /** Empty for what we never made, or made for somebody else or another session. */
    Optional<Address> read(String token, SignedInPerson me, HttpServletRequest request) {
        List<String> words;
        try {
            words = List.of(
                    new String(encryptor.decrypt(Base64.getUrlDecoder().decode(token)), UTF_8).split("\\|", -1));
        } catch (RuntimeException forged) {
            return Optional.empty();
        }
        if (words.size() != 6
                || !words.get(4).equals(me.id().toString())
                || !words.get(5).equals(session(request))) {
            return Optional.empty();
        }
        return Optional.of(new Address(
                words.get(0),
                words.get(1),
                EvidenceId.valueOf(words.get(2)),
                Instant.ofEpochSecond(Long.parseLong(words.get(3)))));
    }

    boolean expired(Address address) {
        return clock.instant().isAfter(address.until());
    }

    private static String session(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? "" : session.getId();
    }
}
