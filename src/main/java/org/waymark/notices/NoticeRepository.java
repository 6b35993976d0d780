package org.waymark.notices;

import java.util.UUID;
import org.springframework.data.repository.Repository;

interface NoticeRepository extends Repository<PostedNotice, UUID> {

    PostedNotice save(PostedNotice notice);
}
