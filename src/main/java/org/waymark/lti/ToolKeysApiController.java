package org.waymark.lti;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The operator's API for what the page of keys does by hand; each answers the keys as they are afterwards. */
@RestController
class ToolKeysApiController {

    private final ToolKeys keys;

    ToolKeysApiController(ToolKeys keys) {
        this.keys = keys;
    }

    @GetMapping("/api/admin/tool-keys")
    List<ToolKeyView> list() {
        return keys.all();
    }

    @PostMapping("/api/admin/tool-keys/rotation")
    List<ToolKeyView> rotate() {
        keys.rotate();
        return keys.all();
    }

    /** For a key that leaked. */
    @PostMapping("/api/admin/tool-keys/{kid}/withdrawal")
    List<ToolKeyView> withdraw(@PathVariable String kid) {
        keys.withdraw(kid);
        return keys.all();
    }
}
