package org.waymark.notices;

import java.time.Clock;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells people what happened and what is next, in the tool and by e-mail. */
@Service("noticesToPeople")
@Transactional
public class Notices {

    private final NoticeRepository notices;
    private final MessageSource messages;
    private final Clock clock;

    Notices(NoticeRepository notices, MessageSource messages, Clock clock) {
        this.notices = notices;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Tells someone, in the caller's transaction: a row now, an e-mail some time after the commit.
     *
     * @throws org.springframework.context.NoSuchMessageException if the kind has no messages
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(Notice notice) {
        Object[] arguments = notice.arguments().toArray();
        messages.getMessage("notices." + notice.kind() + ".what", arguments, Locale.ENGLISH);
        messages.getMessage("notices." + notice.kind() + ".next", arguments, Locale.ENGLISH);
        notices.save(new PostedNotice(notice, clock.instant()));
    }
}
