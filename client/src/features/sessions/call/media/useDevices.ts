import { useEffect, useState } from 'react';
import { type Devices, groupDevices, noDevices } from './devices.ts';

/** The devices that are connected now. */
export function useDevices(): Devices {
  const [devices, setDevices] = useState(noDevices);
  useEffect(() => {
    const { mediaDevices } = navigator;
    if (!mediaDevices) return;
    let isGone = false;
    const read = async () => {
      const list = await mediaDevices.enumerateDevices().catch(() => []);
      if (!isGone) setDevices(groupDevices(list));
    };
    void read();
    mediaDevices.addEventListener('devicechange', read);
    return () => {
      isGone = true;
      mediaDevices.removeEventListener('devicechange', read);
    };
  }, []);
  return devices;
}
