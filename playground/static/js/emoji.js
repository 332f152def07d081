// A modest set of emoji shortcodes; an unknown one stays as it was typed.

const TABLE = `
+1 👍|thumbsup 👍|-1 👎|thumbsdown 👎|wave 👋|clap 👏|pray 🙏|muscle 💪|raised_hands 🙌|ok_hand 👌|point_right 👉|point_left 👈
point_up 👆|point_down 👇|eyes 👀|brain 🧠|handshake 🤝|writing_hand ✍️|smile 😄|smiley 😃|grinning 😀|slightly_smiling_face 🙂|simple_smile 🙂
blush 😊|joy 😂|laughing 😆|wink 😉|thinking_face 🤔|neutral_face 😐|confused 😕|worried 😟|cry 😢|sob 😭|sweat_smile 😅|sunglasses 😎
heart_eyes 😍|partying_face 🥳|zzz 💤|sleeping 😴|face_palm 🤦|shrug 🤷|heart ❤️|blue_heart 💙|green_heart 💚|yellow_heart 💛|broken_heart 💔
tada 🎉|sparkles ✨|star ⭐|star2 🌟|fire 🔥|boom 💥|rocket 🚀|dart 🎯|trophy 🏆|medal 🏅|first_place_medal 🥇|crown 👑|gem 💎|gift 🎁
white_check_mark ✅|heavy_check_mark ✔️|ballot_box_with_check ☑️|x ❌|no_entry ⛔|no_entry_sign 🚫|warning ⚠️|exclamation ❗|question ❓|bangbang ‼️
information_source ℹ️|bulb 💡|bell 🔔|no_bell 🔕|mega 📣|loudspeaker 📢|speech_balloon 💬|thought_balloon 💭|lock 🔒|unlock 🔓|key 🔑|link 🔗
red_circle 🔴|large_orange_circle 🟠|orange_circle 🟠|large_yellow_circle 🟡|yellow_circle 🟡|large_green_circle 🟢|green_circle 🟢
large_blue_circle 🔵|blue_circle 🔵|large_purple_circle 🟣|purple_circle 🟣|white_circle ⚪|black_circle ⚫|radio_button 🔘
large_green_square 🟩|large_yellow_square 🟨|large_orange_square 🟧|large_red_square 🟥|large_blue_square 🟦|white_large_square ⬜|black_large_square ⬛
chart_with_upwards_trend 📈|chart_with_downwards_trend 📉|bar_chart 📊|clipboard 📋|memo 📝|pencil 📝|pencil2 ✏️|calendar 📅|date 📅|spiral_calendar_pad 🗓️
pushpin 📌|round_pushpin 📍|paperclip 📎|file_folder 📁|open_file_folder 📂|card_index_dividers 🗂️|bookmark 🔖|books 📚|book 📖|newspaper 📰
email 📧|envelope ✉️|inbox_tray 📥|outbox_tray 📤|package 📦|telephone_receiver 📞|iphone 📱|computer 💻|gear ⚙️|wrench 🔧|hammer 🔨
hourglass ⌛|hourglass_flowing_sand ⏳|stopwatch ⏱️|alarm_clock ⏰|clock9 🕘|clock3 🕒|watch ⌚|zap ⚡|sunny ☀️|partly_sunny ⛅|cloud ☁️|umbrella ☔|snowflake ❄️
rainbow 🌈|seedling 🌱|herb 🌿|deciduous_tree 🌳|evergreen_tree 🌲|mountain ⛰️|national_park 🏞️|house 🏠|house_with_garden 🏡|office 🏢|checkered_flag 🏁
triangular_flag_on_post 🚩|waving_white_flag 🏳️|construction 🚧|rotating_light 🚨|vertical_traffic_light 🚦|ship 🚢|airplane ✈️|palm_tree 🌴|beach_with_umbrella 🏖️
coffee ☕|tea 🍵|pizza 🍕|cake 🍰|birthday 🎂|beer 🍺|robot_face 🤖|ghost 👻|turtle 🐢|snail 🐌|bug 🐛|bee 🐝|dog 🐶|cat 🐱
busts_in_silhouette 👥|bust_in_silhouette 👤|family 👪|arrow_up ⬆️|arrow_down ⬇️|arrow_right ➡️|arrow_left ⬅️|arrow_upper_right ↗️|arrow_lower_right ↘️
arrow_forward ▶️|small_red_triangle 🔺|small_red_triangle_down 🔻|arrows_counterclockwise 🔄|repeat 🔁|leftwards_arrow_with_hook ↩️
heavy_plus_sign ➕|heavy_minus_sign ➖|infinity ♾️|recycle ♻️|100 💯|zero 0️⃣|one 1️⃣|two 2️⃣|three 3️⃣|four 4️⃣|five 5️⃣|six 6️⃣|seven 7️⃣|eight 8️⃣|nine 9️⃣|keycap_ten 🔟
mag 🔍|mag_right 🔎|magnet 🧲|compass 🧭|world_map 🗺️|globe_with_meridians 🌐|moneybag 💰|dollar 💵|euro 💶|credit_card 💳|scales ⚖️|test_tube 🧪|microscope 🔬|telescope 🔭
`;

export const EMOJI = new Map(TABLE.trim().split(/[|\n]/).map((pair) => pair.split(" ")));

export function emojiFor(name) {
  return EMOJI.get(name.replace(/::skin-tone-\d$/, "")) ?? null;
}

/** Replaces the shortcodes that are known inside plain text. */
export function withEmoji(text) {
  return text.replace(/:([a-z0-9_+-]+):/g, (whole, name) => emojiFor(name) ?? whole);
}
