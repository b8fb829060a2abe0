// Everything a phone page does by itself. Without it every page works as plain links and forms.
import { count } from "./phone/counters.js";
import { lecture } from "./phone/lecture.js";
import { live } from "./phone/live.js";
import { outbox } from "./phone/outbox.js";
import { photos } from "./phone/photo.js";
import { findPlace } from "./phone/place.js";
import { practice } from "./phone/practice.js";
import { scanned } from "./phone/scanned.js";
import { keepShell } from "./phone/shell.js";
import { sitting } from "./phone/sitting.js";

count();
findPlace();
photos();
scanned();
live(outbox());
practice();
sitting();
lecture();
keepShell();
