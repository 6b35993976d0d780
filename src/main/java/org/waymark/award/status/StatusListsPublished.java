package org.waymark.award.status;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.waymark.award.PublishedHere;
import org.waymark.people.DistrictId;

/** Our own status lists. */
@Component
class StatusListsPublished implements PublishedHere {

    private static final Pattern LIST =
            Pattern.compile("/issuers/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/status/([a-z]+)/([1-9][0-9]{0,5})");

    private final StatusLists lists;

    StatusListsPublished(StatusLists lists) {
        this.lists = lists;
    }

    @Override
    public Optional<Published> at(String path) {
        Matcher list = LIST.matcher(path);
        if (!list.matches()) {
            return Optional.empty();
        }
        return StatusPurpose.named(list.group(2))
                .flatMap(purpose -> lists.published(
                        purpose, Integer.parseInt(list.group(3)), new DistrictId(UUID.fromString(list.group(1)))))
                .map(published -> new Published(200, published.credential()));
    }
}
