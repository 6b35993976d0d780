package org.waymark.lti.registration;

import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The configuration that Canvas administrators enter by its address. */
@RestController
class CanvasConfigurationController {

    private final ToolConfiguration tool;

    CanvasConfigurationController(ToolConfiguration tool) {
        this.tool = tool;
    }

    @GetMapping(path = "/lti/config/canvas.json", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> canvas() {
        return tool.canvas();
    }
}
