package org.waymark.lti;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is read before a thread is given to it: how large it may be, and how long all of it may take. */
enum PostedBody {
    /** A token of {@link LtiLaunchConverter} at its longest, with its state; notices and registrations are shorter. */
    LTI(512 * 1024, Duration.ofSeconds(10)),
    /** Answers and reflections are long texts; each character may be sent as nine. */
    FORM(2 * 1024 * 1024, Duration.ofSeconds(10)),
    /** A badge that a program has checked. */
    BADGE(6 * 1024 * 1024, Duration.ofSeconds(30)),
    /** The same by a page; a larger file is refused there before it is read. */
    UPLOADED_BADGE(6 * 1024 * 1024, Duration.ofSeconds(30)),
    /** What a wallet asks for, with its proof. */
    WALLET(64 * 1024, Duration.ofSeconds(10));

    private static final Pattern OF_WALLETS = Pattern.compile("/issuers/[^/]+/wallet/[^/]+");

    private final int largest;
    private final Duration patience;

    PostedBody(int largest, Duration patience) {
        this.largest = largest;
        this.patience = patience;
    }

    int largest() {
        return largest;
    }

    Duration patience() {
        return patience;
    }

    /** No browser's form, and sent by nobody who is known. */
    boolean isOfAnyone() {
        return this == BADGE || this == UPLOADED_BADGE || this == WALLET;
    }

    /** Whether its door says in words of its own that there was too much. */
    boolean isToldByItself() {
        return this == BADGE || this == WALLET;
    }

    /** Null for what is read by whom it is for, if they are let in. */
    static @Nullable PostedBody of(HttpServletRequest request) {
        if (!"POST".equals(request.getMethod())
                || request.getContentLengthLong() <= 0 && request.getHeader("Transfer-Encoding") == null) {
            return null;
        }
        if (isLti(request)) {
            return LTI;
        }
        String type =
                request.getContentType() == null ? "" : request.getContentType().toLowerCase(Locale.ROOT);
        if (type.startsWith("application/x-www-form-urlencoded")) {
            return FORM;
        }
        String path = path(request);
        if (path.equals("/api/verify")) {
            return BADGE;
        }
        if (OF_WALLETS.matcher(path).matches()) {
            return WALLET;
        }
        return path.equals("/verify")
                        && type.startsWith("multipart/form-data")
                        && request.getContentLengthLong() > 0
                        && request.getContentLengthLong() <= UPLOADED_BADGE.largest
                ? UPLOADED_BADGE
                : null;
    }

    static boolean isLti(HttpServletRequest request) {
        return path(request).startsWith("/lti/");
    }

    /** As it is routed: an escape in the address opens no other way to the same door. */
    private static String path(HttpServletRequest request) {
        return request.getPathInfo() == null
                ? request.getServletPath()
                : request.getServletPath() + request.getPathInfo();
    }
}
