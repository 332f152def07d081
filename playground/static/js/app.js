// Starts the page: who is acting, where they are, and the parts that draw it.

import { read } from "./api.js";
import { startClock } from "./clock.js";
import { startJump } from "./jump.js";
import { become } from "./live.js";
import { startMain } from "./main.js";
import { startModals } from "./modal.js";
import { followAddress, openingPlace } from "./place.js";
import { startSidebar } from "./sidebar.js";
import { goTo } from "./state.js";
import { startTheme } from "./theme.js";
import { startThread } from "./thread.js";
import { toast } from "./toast.js";

async function start() {
  startTheme();
  startClock();
  startSidebar();
  startMain();
  startThread();
  startModals();
  startJump();
  const wanted = openingPlace();
  const { users } = await read("/ui/people");
  const person = users.find((user) => user.id === wanted.user) ?? users[0];
  await become(person.id);
  goTo(wanted.place());
  followAddress();
}

start().catch(() => toast("The playground is not answering. Is it still running?"));
