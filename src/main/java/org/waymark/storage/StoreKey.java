package org.waymark.storage;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;
import java.util.regex.Pattern;

/** How files are named in a store: {@code <district>/<two hex digits>/<id>}, nothing of it from the sender. */
final class StoreKey {

    private static final Pattern KEY = Pattern.compile("[0-9a-f-]{36}/[0-9a-f]{2}/[0-9a-f-]{36}");

    private StoreKey() {}

    static String fresh(UUID district) {
        return of(district.toString(), UuidCreator.getTimeOrderedEpoch().toString());
    }

    /** The front of the id is the time, the same for files of one day; its end is random and spreads them. */
    static String of(String district, String id) {
        return district + "/" + id.substring(id.length() - 2) + "/" + id;
    }

    /** The district whose file it is. */
    static UUID district(String key) {
        return UUID.fromString(checked(key).substring(0, 36));
    }

    static boolean isOne(String text) {
        return KEY.matcher(text).matches();
    }

    static String checked(String key) {
        if (!isOne(key)) {
            throw new IllegalArgumentException("no key of an evidence file");
        }
        return key;
    }
}
